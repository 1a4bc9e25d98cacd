using System.Reflection;

namespace Storage.Hosting.Tests;

public sealed class AssemblyTests
{
    [Fact]
    public void The_assembly_says_it_can_be_trimmed()
    {
        var metadata = Assembly.Load("Storage.Hosting").GetCustomAttributes<AssemblyMetadataAttribute>();

        metadata.Should().Contain(entry => entry.Key == "IsTrimmable" && entry.Value == "True");
    }
}
