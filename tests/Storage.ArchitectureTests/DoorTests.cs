using System.Reflection;

namespace Storage.ArchitectureTests;

public sealed class DoorTests
{
    [Theory]
    [InlineData("Storage.Core")]
    [InlineData("Storage.Api", "Storage.Core")]
    [InlineData("CostTracking", "Storage.Core")]
    [InlineData("Storage.Alerts", "Storage.Core")]
    [InlineData("Storage.Hosting", "Storage.Api", "Storage.Core", "CostTracking", "Storage.Alerts")]
    public void A_package_knows_only_those_below_it(string package, params string[] below)
    {
        var suite = Assembly.Load(package).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Storage.", StringComparison.Ordinal) || name == "CostTracking");

        suite.Should().BeSubsetOf(below);
    }
}
