using System.Reflection;

namespace Storage.Api.Tests;

public sealed class AssemblyTests
{
    [Fact]
    public void The_assembly_says_it_can_be_trimmed()
    {
        var metadata = Assembly.Load("Storage.Api").GetCustomAttributes<AssemblyMetadataAttribute>();

        metadata.Should().Contain(entry => entry.Key == "IsTrimmable" && entry.Value == "True");
    }
}
