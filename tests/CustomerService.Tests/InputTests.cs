using System.Text;
using System.Text.Json;
using Storage.Api;
using Storage.Core;
using Storage.Hosting;

namespace CustomerService.Tests;

public sealed class InputTests : IDisposable
{
    private static readonly string[] Texts = ["Hello, is anyone there?", "你好，请稍等。", "🙂 e\u0301 \u2028 \"quoted\" \\", "", "Thanks! \r carriage"];

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("input.tsv", "\n", true)]
    [InlineData("input.tsv.gz", "\r\n", false)]
    [InlineData("input.jsonl", "\r\n", true)]
    [InlineData("INPUT.JSONL.GZ", "\n", false)]
    public async Task Every_form_and_line_end_is_read_as_it_was_written(string name, string lineEnd, bool hasLastLineEnd)
    {
        var lines = Texts.Select((text, turn) => name.Contains("tsv", StringComparison.Ordinal) ? TsvLine(turn, text) : JsonLine(turn, text));
        var content = string.Join(lineEnd, lines) + (hasLastLineEnd ? lineEnd : string.Empty);
        var input = _folder.Write(name.ToLowerInvariant(), content);

        var report = (await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json")).VerifiedReport();

        report.Should().BeEquivalentTo(new { Messages = Texts.Length, Stored = Texts.Length, Streams = 1, People = 2, Malformed = 0 });
        await using var store = await WeChatStore.OpenAsync(_folder.Database);
        var rows = await store.Query<Message>().OrderBy(Message.Columns.Time).ToListAsync();
        rows.Select(row => row.ProcessedPlainText).Should().Equal(Texts);
    }

    [Theory]
    [InlineData("input.tsv")]
    [InlineData("input.jsonl.gz")]
    public async Task An_empty_file_is_an_input_without_messages(string name)
    {
        var input = _folder.Write(name, string.Empty);

        var report = (await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json")).VerifiedReport();

        report.Should().BeEquivalentTo(new { Messages = 0, Stored = 0, AlreadyThere = 0, Streams = 0, People = 0 });
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_stream()
    {
        var input = _folder.Write("input.tsv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(TsvLine(0, "text"))]);

        (await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--acknowledged", _folder.Acknowledged, "--json")).VerifiedReport();

        _folder.AcknowledgedIds.Should().Equal("s:0");
    }

    [Fact]
    public async Task Malformed_lines_of_a_tsv_file_are_named_skipped_and_counted()
    {
        byte[] content =
        [
            .. Encoding.UTF8.GetBytes(TsvLine(0, "good") + "\n"),
            .. "only\tthree\tfields\n"u8,
            .. "s\tyesterday\tann\ttext\n"u8,
            .. "\t2026-01-01T00:00:00Z\tann\ttext\n"u8,
            .. "s\t2026-01-01T00:00:00Z\t\ttext\n"u8,
            .. "s\t2026-01-01T00:00:00Z\tann\t"u8, 0xFF, 0xFE, (byte)'\n',
            .. "\n"u8,
            .. Encoding.UTF8.GetBytes(new string('x', 3_000_000) + "\n"),
            .. Encoding.UTF8.GetBytes(TsvLine(1, "good as well") + "\n"),
        ];
        var input = _folder.Write("input.tsv.gz", content);

        var result = await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json");

        result.VerifiedReport().Should().BeEquivalentTo(new { Messages = 2, Stored = 2, Streams = 1, Malformed = 7 });
        result.ErrorLines.Select(line => line[..line.IndexOf(" of ", StringComparison.Ordinal)]).Should().Equal(Enumerable.Range(2, 7).Select(line => $"Line {line}"));
        result.ErrorLines.Should().OnlyContain(line => line.EndsWith('.'));
    }

    [Fact]
    public async Task Malformed_lines_of_a_jsonl_file_are_named_skipped_and_counted()
    {
        string[] lines =
        [
            "no JSON",
            """{"stream_id": "s", "turn": 0, "role": "user", "user_id": "u"}""",
            """{"stream_id": null, "turn": 0, "role": "user", "user_id": "u", "text": "t"}""",
            """{"stream_id": "s", "turn": "first", "role": "user", "user_id": "u", "text": "t"}""",
            """{"stream_id": "s", "turn": -1, "role": "user", "user_id": "u", "text": "t"}""",
            """{"stream_id": "s", "turn": 0, "role": "manager", "user_id": "u", "text": "t"}""",
            """{"stream_id": "s\n2", "turn": 0, "role": "user", "user_id": "u", "text": "t"}""",
            """{"stream_id": "s", "turn": 0, "role": "user", "user_id": "u", "text": "half a character: \ud83d"}""",
            "null",
            "[]",
            JsonLine(0, "good"),
        ];
        var input = _folder.Write("input.jsonl", string.Join('\n', lines));

        var result = await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json");

        result.VerifiedReport().Should().BeEquivalentTo(new { Messages = 1, Stored = 1, Streams = 1, People = 1, Malformed = 10 });
        result.ErrorLines.Select(line => line[..line.IndexOf(" of ", StringComparison.Ordinal)]).Should().Equal(Enumerable.Range(1, 10).Select(line => $"Line {line}"));
    }

    private static string TsvLine(int turn, string text) => $"s\t2026-03-01T08:00:0{turn}Z\tuser-{turn % 2}\t{text}";

    private static string JsonLine(int turn, string text) =>
        $$"""{"stream_id": "s", "turn": {{turn}}, "role": "{{(turn % 2 == 0 ? "user" : "assistant")}}", "user_id": "user-{{turn % 2}}", "text": {{JsonSerializer.Serialize(text)}}}""";
}
