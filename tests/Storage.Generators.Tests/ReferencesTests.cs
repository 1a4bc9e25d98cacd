using System.Reflection;

namespace Storage.Generators.Tests;

public sealed class ReferencesTests
{
    [Fact]
    public void The_generator_asks_for_no_newer_compiler_than_4_14()
    {
        var references = Assembly.Load("Storage.Generators").GetReferencedAssemblies();

        references.Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Should().NotContain(reference => reference.Version! > new Version(4, 14, 0, 0));
    }
}
