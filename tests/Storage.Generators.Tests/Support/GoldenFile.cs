using System.Text;
using Microsoft.CodeAnalysis;

namespace Storage.Generators.Tests;

/// <summary>A pair of files: what goes into the generator, and what must come out. STORAGE_UPDATE_GOLDEN=1 rewrites what must come
/// out.</summary>
internal static class GoldenFile
{
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder(), "*.input.cs").Select(path => Path.GetFileName(path).Replace(".input.cs", "", StringComparison.Ordinal)).Order();

    public static string Input(string name) => File.ReadAllText(Path.Combine(Folder(), name + ".input.cs"));

    public static void ShouldHold(string name, GeneratorDriverRunResult result)
    {
        var path = Path.Combine(Folder(), name + ".output.cs");
        var actual = Text(result);
        if (Environment.GetEnvironmentVariable("STORAGE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        actual.Split('\n').Should().Equal(expected.ReplaceLineEndings("\n").Split('\n'), "{0} holds what is generated; STORAGE_UPDATE_GOLDEN=1 rewrites it", path);
    }

    private static string Text(GeneratorDriverRunResult result)
    {
        var text = new StringBuilder();
        foreach (var source in result.Results.SelectMany(run => run.GeneratedSources).OrderBy(source => source.HintName, StringComparer.Ordinal))
        {
            text.Append("// ---- ").Append(source.HintName).Append('\n').Append(source.SourceText);
        }

        return text.ToString();
    }

    private static string Folder() => Path.Combine(RepositoryRoot.Folder, "tests", "Storage.Generators.Tests", "Golden");
}
