using Storage.Api;
using Storage.Core;
using Storage.Hosting;

namespace CustomerService.Tests;

public sealed class RunTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_first_run_stores_and_verifies_everything()
    {
        var input = _folder.Write("input.tsv", Inputs.Tsv(streams: 20, messagesEach: 60));

        var report = (await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json")).VerifiedReport();

        report.Should().BeEquivalentTo(new { Messages = 1200, Stored = 1200, AlreadyThere = 0, Streams = 20, People = 100, Malformed = 0 });
        report.DatabaseBytes.Should().Be(new FileInfo(_folder.Database).Length);
        new[] { report.MessagesPerSecond, report.ReadsPerSecond, report.WriteP50Ms, report.ReadP50Ms }.Should().AllSatisfy(value => value.Should().BePositive());
        report.WriteP99Ms.Should().BeGreaterThanOrEqualTo(report.WriteP50Ms);
        report.ReadP99Ms.Should().BeGreaterThanOrEqualTo(report.ReadP50Ms);
    }

    [Fact]
    public async Task A_run_ends_with_how_the_storage_fared()
    {
        var input = _folder.Write("input.tsv", Inputs.Tsv(streams: 5, messagesEach: 40));

        var result = await ChildProgram.RunAsync("--input", input, "--database", _folder.Database);

        result.Output.Should().MatchRegex("cache hit rate: [1-9]").And.MatchRegex("batching  [1-9][0-9]* batches of").And.Contain("batches by size: ")
            .And.Contain("query     insert messages: 200 times").And.Contain("advice    ").And.Contain("verified: yes");
    }

    [Fact]
    public async Task The_rows_are_those_of_the_chat_model()
    {
        var input = _folder.Write("input.tsv", "room:7\t2026-03-01T08:00:00Z\tann\tHello,\tworld\nroom:7\t2026-03-01T08:00:02.5Z\t李明\t\n");

        (await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json")).VerifiedReport();

        await using var store = await WeChatStore.OpenAsync(_folder.Database);
        var messages = await store.Query<Message>().OrderBy(Message.Columns.MessageId).ToListAsync();
        var stream = await store.Repository<ChatStream>().FindAsync(ChatStream.Columns.StreamId, "room:7");
        var person = await store.Query<PersonInfo>().Where(PersonInfo.Columns.UserId == "ann").FirstOrDefaultAsync();
        messages.Select(message => (message.MessageId, message.ChatId, message.UserId, message.ProcessedPlainText, message.Time)).Should().Equal(
            ("room:7:0", "room:7", "ann", "Hello,\tworld", 1_772_352_000.0),
            ("room:7:1", "room:7", "李明", "", 1_772_352_002.5));
        stream.Should().BeEquivalentTo(new { MessageCount = 2L, CreateTime = 1_772_352_000.0, LastActiveTime = 1_772_352_002.5, UserId = "ann" });
        person!.PersonId.Should().Be("b53b43e6dd5d6c101bc2d48c0dd10af1");
    }

    [Fact]
    public async Task A_second_run_stores_nothing_twice()
    {
        var input = _folder.Write("input.tsv", Inputs.Tsv(streams: 7, messagesEach: 30));
        string[] arguments = ["--input", input, "--database", _folder.Database, "--json"];
        (await ChildProgram.RunAsync(arguments)).VerifiedReport();

        var report = (await ChildProgram.RunAsync(arguments)).VerifiedReport();

        report.Should().BeEquivalentTo(new { Messages = 210, Stored = 0, AlreadyThere = 210, Streams = 7, People = 35 });
        await using var store = await WeChatStore.OpenAsync(_folder.Database);
        (await store.Query<Message>().CountAsync()).Should().Be(210);
        (await store.Query<ChatStream>().ToListAsync()).Should().HaveCount(7).And.OnlyContain(stream => stream.MessageCount == 30);
        (await store.Query<PersonInfo>().CountAsync()).Should().Be(35);
    }

    [Fact]
    public async Task A_run_after_a_limited_one_completes_it()
    {
        var input = _folder.Write("input.tsv.gz", Inputs.Tsv(streams: 3, messagesEach: 40));
        string[] arguments = ["--input", input, "--database", _folder.Database, "--json"];

        var limited = (await ChildProgram.RunAsync([.. arguments, "--limit", "50"])).VerifiedReport();
        var whole = (await ChildProgram.RunAsync(arguments)).VerifiedReport();

        limited.Should().BeEquivalentTo(new { Messages = 50, Stored = 50, AlreadyThere = 0, Streams = 3 });
        whole.Should().BeEquivalentTo(new { Messages = 120, Stored = 70, AlreadyThere = 50, Streams = 3 });
    }

    [Theory]
    [InlineData("1")]
    [InlineData("200")]
    public async Task Any_number_of_clients_keeps_the_order_within_a_stream(string clients)
    {
        var input = _folder.Write("input.tsv", Inputs.Tsv(streams: 9, messagesEach: 25));

        (await ChildProgram.RunAsync(
            "--input", input, "--database", _folder.Database, "--clients", clients, "--acknowledged", _folder.Acknowledged, "--json")).VerifiedReport();

        var ids = _folder.AcknowledgedIds;
        ids.Should().OnlyHaveUniqueItems().And.HaveCount(225);
        foreach (var stream in ids.GroupBy(id => id[..id.LastIndexOf(':')]))
        {
            stream.Should().Equal(Enumerable.Range(0, 25).Select(place => $"{stream.Key}:{place}"));
        }
    }

    [Fact]
    public async Task Without_options_the_built_in_set_goes_to_the_users_data_folder()
    {
        using var program = ChildProgram.Start(ChildProgram.Sample, [], dataFolder: _folder.Path);

        var result = await program.EndAsync();

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().MatchRegex(@"(?m)^messages stored: [2-9]\d\d$").And.EndWith("verified: yes" + Environment.NewLine).And.NotContain("\e");
        result.Error.Should().BeEmpty();
        File.Exists(_folder.At(Path.Combine("CustomerService", "desk.db"))).Should().BeTrue();
    }

    [Fact]
    public async Task A_stored_message_that_differs_from_the_input_fails_the_verification()
    {
        var input = _folder.Write("input.tsv", Inputs.Tsv(streams: 2, messagesEach: 10));
        string[] arguments = ["--input", input, "--database", _folder.Database, "--json"];
        (await ChildProgram.RunAsync(arguments)).VerifiedReport();
        await using (var store = await WeChatStore.OpenAsync(_folder.Database))
        {
            var patch = Patch<Message>.Empty.Set(Message.Columns.ProcessedPlainText, "something else");
            await store.Query<Message>().Where(Message.Columns.MessageId == "desk/1:3").UpdateAsync(patch);
        }

        var result = await ChildProgram.RunAsync(arguments);

        result.ExitCode.Should().Be(1);
        result.Report().Verified.Should().BeFalse();
        result.ErrorLines.Should().Equal("The message 'desk/1:3' is stored with another text.");
    }
}
