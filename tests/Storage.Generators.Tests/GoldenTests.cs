namespace Storage.Generators.Tests;

public class GoldenTests
{
    public static TheoryData<string> Names() => new(GoldenFile.Names());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_output_is_the_golden_one(string name)
    {
        var result = GeneratorRun.Of(GoldenFile.Input(name));

        result.Diagnostics.Should().BeEmpty();
        GoldenFile.ShouldHold(name, result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_output_compiles_without_warnings(string name) =>
        GeneratorRun.CompilerSays(GoldenFile.Input(name)).Should().BeEmpty();

    [Fact]
    public void Without_nullable_annotations_a_reference_may_be_null()
    {
        const string Source = """
            #nullable disable
            using Storage.Core;
            [Entity("notes")] public sealed partial record Note { [Key] public string Id { get; init; } public string Text { get; init; } }
            """;

        var output = GeneratorRun.Of(Source).GeneratedTrees.Should().ContainSingle().Which.ToString();

        output.Should().Contain("""
            "text", "Text", global::Storage.Core.ColumnType.Text) { IsNullable = true }
            """);
        GeneratorRun.CompilerSays(Source).Should().BeEmpty();
    }

    [Fact]
    public void Types_that_differ_in_case_alone_have_files_of_their_own()
    {
        const string Source = """
            using Storage.Core;
            [Row] public partial record Line(int A);
            [Row] public partial record LINE(int A);
            """;

        GeneratorRun.CompilerSays(Source).Should().BeEmpty();
        GeneratorRun.Of(Source).GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath)).Should().BeEquivalentTo("LINE.g.cs", "Line-1.g.cs");
    }

    [Fact]
    public void A_setter_out_of_reach_makes_no_column()
    {
        const string Source = """
            using Storage.Core;
            public abstract record Parent { public int Shared { get; init; } public int Own { get; private set; } }
            [Row] public partial record Child : Parent { public int Mine { get; private set; } }
            """;

        GeneratorRun.CompilerSays(Source).Should().BeEmpty();
        GeneratorRun.Of(Source).GeneratedTrees.Single().ToString().Should().Contain("Shared = ").And.Contain("Mine = ").And.NotContain("Own = ");
    }
}
