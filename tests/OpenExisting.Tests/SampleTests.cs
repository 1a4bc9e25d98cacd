using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Storage.Predecessor;

namespace OpenExistingSample.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("open-existing-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_table_with_rows_is_counted_and_a_second_opening_adds_nothing()
    {
        var file = FilePath();
        var counts = PredecessorDatabase.Create(file);

        var first = await Sample.RunAsync(file);
        var second = await Sample.RunAsync(file);

        first.ExitCode.Should().Be(0);
        first.Lines.Should().Contain(Lines(counts));
        first.Lines.Where(IsCount).Should().HaveCount(counts.Count);
        first.Lines.Should().Contain(["added table storage_history", "added index ix_messages_chat_id_time", "kept unknown table napcat_ban_records"]);
        first.Lines.Should().Contain(line => line.StartsWith("found: ", StringComparison.Ordinal) && line.Contains(PredecessorQuirks.DuplicateMessageId, StringComparison.Ordinal));
        second.Lines.Should().Contain(Lines(counts)).And.Contain("added nothing");
        Directory.GetFiles(_folder).Should().Equal(file);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_no_byte()
    {
        var file = FilePath();
        PredecessorDatabase.Create(file);
        var before = Hash(file);

        var dry = await Sample.RunAsync(file, "--dry-run");
        var after = Hash(file);
        var wet = await Sample.RunAsync(file);

        after.Should().Be(before);
        dry.Lines.Select(line => line.Replace("would add", "added", StringComparison.Ordinal)).Should().Equal(wet.Lines);
    }

    [Fact]
    public async Task Json_says_it_to_programs()
    {
        var file = FilePath();
        var counts = PredecessorDatabase.Create(file);

        using var json = JsonDocument.Parse((await Sample.RunAsync(file, "--json")).Output);

        var tables = json.RootElement.GetProperty("tables").EnumerateArray().ToDictionary(table => table.GetProperty("name").GetString()!, table => table.GetProperty("rows").GetInt64());
        tables.Should().BeEquivalentTo(counts);
        json.RootElement.GetProperty("added").GetProperty("tables").EnumerateArray().Select(name => name.GetString()).Should().Contain("storage_history");
        json.RootElement.GetProperty("found")[0].GetProperty("duplicates")[0].GetProperty("value").GetString().Should().Be(PredecessorQuirks.DuplicateMessageId);
    }

    [Theory]
    [InlineData("missing.db", null, "There is no database")]
    [InlineData("empty.db", "", "is empty")]
    [InlineData("text.db", "This is a text that is long enough to be taken for a header of something else entirely, but it is no database.", "no SQLite database")]
    public async Task A_bad_file_is_one_sentence_and_exit_code_2(string name, string? content, string message)
    {
        var file = Path.Combine(_folder, name);
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content);
        }

        var result = await Sample.RunAsync(file);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(message);
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_file_the_usage_is_shown() => (await Sample.RunAsync()).ExitCode.Should().NotBe(0);

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, long> counts) =>
        counts.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key} {table.Value}"));

    private static bool IsCount(string line) => line.Split(' ') is [_, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private string FilePath() => Path.Combine(_folder, "bot.db");
}
