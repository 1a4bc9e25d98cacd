using System.Globalization;

namespace Storage.Generators.Tests;

public class DiagnosticTests
{
    public static TheoryData<int> Cases() => new(Enumerable.Range(0, DiagnosticCases.All.Count));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_source_is_reported_at_its_place_with_its_cure(int number)
    {
        var (id, marked, message) = DiagnosticCases.All[number];
        var source = MarkedSource.Parse(marked);

        var result = GeneratorRun.Of(source.Text);

        var found = result.Diagnostics.Should().ContainSingle(marked).Which;
        found.Id.Should().Be(id);
        found.GetMessage(CultureInfo.InvariantCulture).Should().Be(message);
        found.Location.SourceSpan.Should().Be(source.Place);
        found.Location.GetLineSpan().Path.Should().Be("File0.cs");
        result.GeneratedTrees.Should().BeEmpty("a type with an error gets no output");
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        DiagnosticCases.All.Select(found => found.Id).Distinct().Should().BeEquivalentTo(Rules.All().Select(rule => rule.Id));

    [Fact]
    public void Ids_count_up_from_one() =>
        Rules.All().Select(rule => rule.Id).Should().BeEquivalentTo(Enumerable.Range(1, Rules.All().Count()).Select(number => $"STG{number:000}"));

    [Fact]
    public void Every_rule_is_in_the_release_notes()
    {
        var notes = File.ReadAllText(Path.Combine(Sources(), "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(Sources(), "AnalyzerReleases.Unshipped.md"));

        Rules.All().Should().OnlyContain(rule => notes.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"));
    }

    [Fact]
    public void Several_errors_of_one_type_come_together()
    {
        const string Source = """
            using Storage.Core;
            [Entity("t", Partition = "Nowhere")] public sealed partial record Note(System.Uri Link, [property: Column(Scale = 1)] int Number);
            """;

        GeneratorRun.Of(Source).Diagnostics.Select(found => found.Id).Should().BeEquivalentTo("STG007", "STG010", "STG012", "STG015");
    }

    [Fact]
    public void An_error_in_one_type_leaves_the_others_their_output()
    {
        const string Source = """
            using Storage.Core;
            [Row] public partial record Good(int Number);
            [Row] public partial record Bad(System.Uri Link);
            """;

        var result = GeneratorRun.Of(Source);

        result.GeneratedTrees.Should().ContainSingle().Which.FilePath.Should().EndWith("Good.g.cs");
    }

    [Theory]
    [InlineData("[Entity")]
    [InlineData("[Entity(null)] public sealed partial record Note([property: Key] long Id);")]
    [InlineData("[Entity(5, Partition = 7)] public sealed partial record Note([property: Key] long Id);")]
    [InlineData("""[Entity("t")] public sealed partial record Note([property: Key] long Id, Nowhere Other);""")]
    [InlineData("""[Entity("t")] [Index(null)] public sealed partial record Note([property: Key] long Id);""")]
    [InlineData("""[Entity("t")] [Index("Id", null)] public sealed partial record Note([property: Key] long Id);""")]
    [InlineData("""[Entity("t")] [Row] public sealed partial record Note([property: Key] long Id);""")]
    [InlineData("""[Entity("t")] public sealed partial record Note([property: Key] long Id); [Entity("u")] public sealed partial record Note;""")]
    [InlineData("""[Row] public partial record Note([property: JsonColumn(null)] int[] Parts, [property: Converter(null)] int[] Others);""")]
    [InlineData("[Row] public partial record Note(int Twice, int Twice);")]
    [InlineData("[Row] public partial record Note { public int { get; init; } }")]
    [InlineData("[Row] public partial record Note(int Number = 5 + ); ")]
    [InlineData("[Row] public partial record Note : Note { public int A { get; init; } }")]
    [InlineData("""[Row] public partial record Note(int A = "five", bool B = 1, string C = 2, decimal D = true, System.DayOfWeek E = "x");""")]
    [InlineData("[Row] public partial record Note(int A); [Row] public partial record note(int A); [Row] public partial record NOTE(int A);")]
    [InlineData("[Row] public interface Note { int Id { get; } }")]
    public void A_broken_source_does_not_break_the_generator(string source) =>
        GeneratorRun.Of("using Storage.Core;\n" + source).Results.Should().OnlyContain(run => run.Exception == null);

    private static string Sources() =>
        Path.Combine(RepositoryRoot.Folder, "src", "Storage.Generators");
}
