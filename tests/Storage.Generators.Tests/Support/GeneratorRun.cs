using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Storage.Generators.Tests;

/// <summary>Runs the generator over a source.</summary>
internal static class GeneratorRun
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Demo",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    public static CSharpGeneratorDriver Driver(bool track = false) => CSharpGeneratorDriver.Create(
        [new StorageGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    public static GeneratorDriverRunResult Of(string source) => Driver().RunGenerators(Compile(source)).GetRunResult();

    /// <summary>Gives what the compiler says about a source together with what is generated for it, which alone must be
    /// documented.</summary>
    public static ImmutableArray<Diagnostic> CompilerSays(string source)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(source), out var compilation, out var diagnostics);
        return [.. diagnostics, .. compilation.GetDiagnostics().Where(IsComplaint)];
    }

    private static bool IsComplaint(Diagnostic found) => found.Severity >= DiagnosticSeverity.Warning
        && (found.Id != "CS1591" || found.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}
