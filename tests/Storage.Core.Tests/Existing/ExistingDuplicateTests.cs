using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>Values that are to be unique and are not keep their rows, and the look-up its index.</summary>
public sealed class ExistingDuplicateTests
{
    [Fact]
    public async Task Duplicates_are_named_and_the_look_up_has_a_plain_index()
    {
        await using var file = ExistingFile.Create();

        var report = await file.EnsureAsync();

        var findings = report.Findings.Where(finding => finding.Kind == SchemaFindingKind.DuplicateValues).ToList();
        findings.Select(finding => finding.Table).Should().Contain(["messages", "action_records"]);
        var messages = findings.Single(finding => finding.Table == "messages");
        messages.Columns.Should().Equal("message_id");
        messages.Duplicates.Should().Equal(new DuplicateValue("msg-duplicate", 200 / PredecessorQuirks.MessagesPerDuplicate));
        messages.Message.Should().Contain("'messages'").And.Contain("'msg-duplicate' (4 rows)");
        var actions = findings.Single(finding => finding.Table == "action_records");
        actions.Columns.Should().Equal("action_id");
        actions.Duplicates.Should().Equal(new DuplicateValue("act-duplicate", 60 / PredecessorQuirks.ActionsPerDuplicate));
        PlanOf(file, "SELECT * FROM messages WHERE message_id = 'msg-duplicate'").Should().Contain("USING INDEX");
        PlanOf(file, "SELECT * FROM action_records WHERE action_id = 'act-duplicate'").Should().Contain("USING INDEX");
        RawIndex.Over(file.FilePath, "messages", "message_id").Should().OnlyContain(index => index.EndsWith(" plain"));
        RawIndex.Over(file.FilePath, "action_records", "action_id").Should().OnlyContain(index => index.EndsWith(" plain"));
    }

    [Fact]
    public async Task Duplicates_without_an_index_get_a_plain_one()
    {
        await using var file = ExistingFile.Create();
        file.Run("DROP INDEX ix_messages_message_id; DROP INDEX idx_messages_message_id");

        var report = await file.EnsureAsync();

        report.CreatedIndexes.Should().Contain("ix_messages_message_id");
        RawIndex.Over(file.FilePath, "messages", "message_id").Should().Equal("ix_messages_message_id plain");
        (await file.EnsureAsync()).IsUnchanged.Should().BeTrue();
    }

    [Fact]
    public async Task A_look_up_over_duplicates_finds_one_of_them()
    {
        await using var file = ExistingFile.Create();
        await using var storage = await file.OpenReadyAsync();

        var row = await storage.FindAsync(Lookup.By(Message.Columns.MessageId, PredecessorQuirks.DuplicateMessageId));

        row!.MessageId.Should().Be(PredecessorQuirks.DuplicateMessageId);
        (row.Id % PredecessorQuirks.MessagesPerDuplicate).Should().Be(0);
    }

    [Fact]
    public async Task Once_the_duplicates_are_gone_the_next_start_makes_the_index_unique()
    {
        await using var file = ExistingFile.Create();
        await file.EnsureAsync();
        file.Run("DELETE FROM messages WHERE id NOT IN (SELECT min(id) FROM messages GROUP BY message_id)");

        var report = await file.EnsureAsync();

        report.CreatedIndexes.Should().Equal("ux_messages_message_id");
        report.Findings.Should().NotContain(finding => finding.Table == "messages");
        RawIndex.Over(file.FilePath, "messages", "message_id").Should().Contain("ux_messages_message_id unique");
        (await file.EnsureAsync()).IsUnchanged.Should().BeTrue();
        await using var storage = await file.OpenReadyAsync();
        var row = await storage.Row<Message>(PredecessorQuirks.FullRow);
        var again = await storage.Apply(Write.Insert(row with { Id = 0 })).ShouldFail();
        again.Should().BeOfType<ConstraintException>().Which.Kind.Should().Be(ConstraintKind.Unique);
    }

    [Fact]
    public async Task More_duplicates_than_ten_are_cut_short()
    {
        await using var file = ExistingFile.Create();
        file.Run("UPDATE messages SET message_id = 'twice-' || (id / 2)");

        var finding = (await file.EnsureAsync()).Findings.Single(finding => finding.Table == "messages");

        finding.Duplicates.Should().HaveCount(10).And.OnlyContain(duplicate => duplicate.Rows == 2);
        finding.Message.Should().Contain("and more");
    }

    [Fact]
    public async Task Rows_without_a_value_are_no_duplicates()
    {
        await using var file = ExistingFile.Create();
        file.Run("DROP TABLE memory; CREATE TABLE memory (id INTEGER NOT NULL PRIMARY KEY, memory_id TEXT)");
        file.Run("INSERT INTO memory (memory_id) VALUES (NULL), (NULL), ('a')");

        var report = await file.EnsureAsync();

        report.CreatedIndexes.Should().Contain("ux_memory_memory_id");
        report.Findings.Should().NotContain(finding => finding.Table == "memory");
    }

    private static string PlanOf(ExistingFile file, string query)
    {
        using var connection = file.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {query}";
        using var reader = command.ExecuteReader();
        reader.Read().Should().BeTrue();
        return reader.GetString(3);
    }
}
