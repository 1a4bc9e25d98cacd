using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Storage.Generators;

namespace Storage.ArchitectureTests;

/// <summary>What the pages say to write compiles.</summary>
public sealed partial class ReadmeTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<string> Pages =>
    [
        "README.md",
        "src/Storage.Core/README.md",
        "src/Storage.Api/README.md",
        "src/Storage.Optimization/README.md",
        "src/OfflineQueue/README.md",
        "src/CostTracking/README.md",
        "src/Storage.Alerts/README.md",
        "src/Storage.Hosting/README.md",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void An_example_in_a_readme_compiles_without_warnings(string page)
    {
        var examples = CodeBlock().Matches(File.ReadAllText(Path.Combine(RepositoryRoot(), page))).Select(match => match.Groups[1].Value).ToList();

        examples.Should().NotBeEmpty();
        foreach (var example in examples)
        {
            Compile(example).Should().BeEmpty();
        }
    }

    private static IEnumerable<string> Compile(string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(code, options)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new StorageGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var findings);
        return generated.GetDiagnostics().Concat(findings)
            .Where(finding => finding.Severity >= DiagnosticSeverity.Warning)
            .Select(finding => finding.ToString());
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Storage.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Storage.sln.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CodeBlock();
}
