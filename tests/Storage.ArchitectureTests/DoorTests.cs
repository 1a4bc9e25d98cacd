using System.Reflection;

namespace Storage.ArchitectureTests;

public sealed class DoorTests
{
    [Theory]
    [InlineData("Storage.Core")]
    [InlineData("Storage.Api", "Storage.Core")]
    [InlineData("Storage.Optimization", "Storage.Core")]
    [InlineData("OfflineQueue", "Storage.Core")]
    [InlineData("CostTracking", "Storage.Core")]
    [InlineData("Storage.Alerts", "Storage.Core")]
    [InlineData("Storage.Hosting", "OfflineQueue", "Storage.Api", "Storage.Core", "Storage.Optimization", "CostTracking", "Storage.Alerts")]
    public void A_package_knows_only_those_below_it(string package, params string[] below)
    {
        var suite = Assembly.Load(package).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(Suite.IsPackage);

        suite.Should().BeSubsetOf(below);
    }
}
