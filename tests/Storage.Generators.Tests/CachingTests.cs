using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Storage.Generators.Tests;

public class CachingTests
{
    private const string Sound = """
        using Storage.Core;
        [Entity("notes")] public sealed partial record Note([property: Key] long Id, string Text);
        [Row] public partial record Line(string Text);
        """;

    private const string Wrong = """
        using Storage.Core;
        [Entity("notes")] public sealed partial record Note(string Text);
        [Row] public partial record Line(object Text);
        """;

    public static TheoryData<string, string> Steps() => new()
    {
        { StepNames.ReadEntities, Sound },
        { StepNames.EntityModels, Sound },
        { StepNames.ReadRows, Sound },
        { StepNames.RowModels, Sound },
        { StepNames.ReadEntities, Wrong },
        { StepNames.EntityDiagnostics, Wrong },
        { StepNames.ReadRows, Wrong },
        { StepNames.RowDiagnostics, Wrong },
    };

    [Fact]
    public void Every_step_is_tested() =>
        Steps().Select(row => row[0]).Distinct().Should().BeEquivalentTo(
            typeof(StepNames).GetFields().Select(field => field.GetRawConstantValue()));

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_edit_elsewhere_changes_nothing(string step, string source)
    {
        var reasons = Reasons(step, source, compilation => compilation.AddSyntaxTrees(Parse("public class Unrelated;")));

        reasons.Should().NotBeEmpty().And.OnlyContain(reason => IsKept(reason));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_edit_in_the_same_file_that_leaves_the_type_alone_changes_nothing(string step, string source)
    {
        var reasons = Reasons(step, source, compilation => Replace(compilation, source + "\npublic class Unrelated;"));

        reasons.Should().NotBeEmpty().And.OnlyContain(reason => IsKept(reason));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_edit_of_the_type_is_seen(string step, string source)
    {
        var edited = source.Replace(" Text)", " Body, System.Uri Other)", StringComparison.Ordinal).Replace("Note(", " Note(", StringComparison.Ordinal);
        edited = source == Sound ? edited.Replace("System.Uri", "int", StringComparison.Ordinal) : edited;

        var reasons = Reasons(step, source, compilation => Replace(compilation, edited));

        reasons.Should().Contain(IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_elsewhere_writes_no_source_again()
    {
        var result = Edited(Sound, compilation => compilation.AddSyntaxTrees(Parse("public class Unrelated;")));

        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs)
            .Should().NotBeEmpty().And.OnlyContain(output => output.Reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_type_that_moves_in_its_file_keeps_its_model()
    {
        var result = Edited(Sound, compilation => Replace(compilation, "// moved\n\n" + Sound));

        Outputs(result, StepNames.EntityModels).Should().NotBeEmpty().And.OnlyContain(reason => IsKept(reason));
    }

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static List<IncrementalStepRunReason> Reasons(string step, string source, Func<CSharpCompilation, CSharpCompilation> edit) =>
        Outputs(Edited(source, edit), step);

    private static List<IncrementalStepRunReason> Outputs(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static GeneratorRunResult Edited(string source, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var compilation = GeneratorRun.Compile(source);
        var driver = GeneratorRun.Driver(track: true).RunGenerators(compilation);
        return driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single();
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(source));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, GeneratorRun.ParseOptions, "File0.cs");
}
