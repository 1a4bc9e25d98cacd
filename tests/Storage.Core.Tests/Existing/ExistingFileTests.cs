using Microsoft.Extensions.Logging;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>A file of the predecessor is opened where it lies, and all that was in it stays.</summary>
public sealed class ExistingFileTests
{
    [Fact]
    public async Task Every_row_of_every_table_is_as_it_was_byte_for_byte()
    {
        await using var file = ExistingFile.Create(2_000);
        var before = RawFile.Rows(file.FilePath);

        await file.EnsureAsync();

        ExistingFile.TableNames.Should().HaveCount(26);
        ExistingFile.TableNames.ToDictionary(table => table, table => (long)file.Run($"SELECT count(*) FROM {table}")!)
            .Should().Equal(file.RowCounts);
        RawFile.Differences(before, file.FilePath).Should().BeEmpty();
        RawFile.Integrity(file.FilePath).Should().Be("ok");
    }

    [Fact]
    public async Task Everything_that_was_in_the_schema_is_still_in_it()
    {
        await using var file = ExistingFile.Create();
        file.Run(
            """
            CREATE VIEW by_hand AS SELECT chat_id, count(*) AS n FROM messages GROUP BY chat_id;
            CREATE TABLE by_hand_log (id INTEGER PRIMARY KEY, note TEXT DEFAULT 'x', length INTEGER AS (length(note)));
            CREATE TRIGGER by_hand_added AFTER INSERT ON emoji BEGIN INSERT INTO by_hand_log (note) VALUES (NEW.full_path); END;
            CREATE INDEX by_hand_expression ON emoji (lower(format)) WHERE is_banned = 0;
            CREATE VIRTUAL TABLE by_hand_search USING fts5(text);
            INSERT INTO by_hand_search VALUES ('found');
            """);
        var before = RawFile.Schema(file.FilePath);

        await using var storage = await file.OpenReadyAsync();
        await storage.Apply(Write.Insert(new Emoji { FullPath = "new", Format = "png", EmojiHash = "h", Description = "" }));

        before.Should().Contain(entry => entry.StartsWith($"index {PredecessorQuirks.UnknownIndex} "))
            .And.Contain(entry => entry.Contains(PredecessorQuirks.UnknownColumn))
            .And.Contain(entry => entry.StartsWith($"table {PredecessorQuirks.UnknownTable} "));
        before.Except(LedgerColumns.LeftOutOf(RawFile.Schema(file.FilePath))).Should().BeEmpty();
        file.Texts("SELECT note FROM by_hand_log").Should().Equal("new");
        file.Texts("SELECT text FROM by_hand_search WHERE by_hand_search MATCH 'found'").Should().Equal("found");
        file.Texts("SELECT chat_id FROM by_hand").Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_second_run_and_a_second_start_add_nothing()
    {
        await using var file = ExistingFile.Create();
        await using (var storage = await file.OpenAsync())
        {
            var first = await storage.EnsureSchemaAsync(ChatModel.Maps);
            var schema = RawFile.Schema(file.FilePath);
            var second = await storage.EnsureSchemaAsync(ChatModel.Maps);

            first.IsUnchanged.Should().BeFalse();
            second.IsUnchanged.Should().BeTrue();
            second.Findings.Should().BeEquivalentTo(first.Findings, "what is not as it should be is said at every start");
            RawFile.Schema(file.FilePath).Should().Equal(schema);
        }

        var before = RawFile.Schema(file.FilePath);
        var steps = file.Run("SELECT count(*) FROM storage_history");
        (await file.EnsureAsync()).IsUnchanged.Should().BeTrue();
        RawFile.Schema(file.FilePath).Should().Equal(before);
        file.Run("SELECT count(*) FROM storage_history").Should().Be(steps);
    }

    [Fact]
    public async Task Every_statement_is_written_down()
    {
        await using var file = ExistingFile.Create();
        var (before, start) = (RawFile.Schema(file.FilePath), DateTimeOffset.UtcNow);

        var report = await file.EnsureAsync();

        file.Texts("SELECT kind || ' ' || name FROM storage_history ORDER BY id").Should().BeEquivalentTo(
            [.. report.CreatedTables.Select(table => $"table {table}"), .. report.AddedColumns.Select(column => $"column {column}"), .. report.CreatedIndexes.Select(index => $"index {index}")]);
        var statements = string.Join("\n", file.Texts("SELECT sql FROM storage_history ORDER BY id"));
        var made = file.Texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
            .Where(sql => !before.Any(entry => entry.EndsWith(sql)) && !sql.StartsWith("CREATE TABLE llm_usage")).ToList();
        made.Should().HaveCount(report.CreatedTables.Count + report.CreatedIndexes.Count + 1, "one engine table has an index of its own");
        made.Should().OnlyContain(sql => statements.Contains(sql));
        file.Texts("SELECT CAST(created_at AS TEXT) FROM storage_history").Select(long.Parse).Should().OnlyContain(
            moment => moment >= StoredForm.FromTimestamp(start) && moment <= StoredForm.FromTimestamp(DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Everything_that_is_done_or_found_is_logged()
    {
        await using var file = ExistingFile.Create();
        file.Run("DROP INDEX idx_messages_should_act; ALTER TABLE messages DROP COLUMN should_act; DROP TABLE memory");
        using var loggers = new RecordingLoggers();
        await using var storage = await file.OpenAsync(loggers);

        var report = await storage.EnsureSchemaAsync(ChatModel.Maps);

        var done = loggers.Entries.Should().ContainSingle(entry => entry.Text.Contains("Created in the database")).Which;
        done.Level.Should().Be(LogLevel.Information);
        report.CreatedTables.Should().Contain("memory");
        report.AddedColumns.Except(LedgerColumns.Names).Should().Equal("messages.should_act");
        foreach (var name in (string[])[.. report.CreatedTables, .. report.AddedColumns, .. report.CreatedIndexes])
        {
            done.Text.Should().Contain(name);
        }

        var found = loggers.Entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text).ToList();
        found.Should().HaveCount(report.Findings.Count);
        report.Findings.Should().OnlyContain(finding => found.Any(text => text.Contains(finding.Message)));
    }

    [Fact]
    public async Task A_run_that_changes_nothing_logs_no_change()
    {
        await using var file = ExistingFile.Create();
        await file.EnsureAsync();
        using var loggers = new RecordingLoggers();
        await using var storage = await file.OpenAsync(loggers);

        await storage.EnsureSchemaAsync(ChatModel.Maps);

        loggers.Entries.Should().NotContain(entry => entry.Text.Contains("Created in the database"));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    public async Task A_file_without_a_write_ahead_log_is_opened_too(string journal)
    {
        await using var file = ExistingFile.Create();
        file.Run($"PRAGMA journal_mode = {journal}").Should().Be(journal.ToLowerInvariant());
        var before = RawFile.Rows(file.FilePath);

        await file.EnsureAsync();

        file.Run("PRAGMA journal_mode").Should().Be("wal");
        RawFile.Differences(before, file.FilePath).Should().BeEmpty();
    }

    [Fact]
    public async Task New_rows_join_the_old_ones()
    {
        await using var file = ExistingFile.Create();
        await using var storage = await file.OpenReadyAsync();
        var old = await storage.Row<Message>(PredecessorQuirks.FullRow);

        var result = await storage.Apply(Write.Insert(old with { Id = 0, MessageId = "new", Time = 2e9 }));

        result.Statements[0].Keys[0].AsInt64().Should().Be(file.RowCounts["messages"] + 1);
        var last = await storage.QueryAsync(
            Query.From<Message>().Where(Message.Columns.ChatId == old.ChatId).OrderByDescending(Message.Columns.Time).Take(50));
        last[0].Should().Be(old with { Id = file.RowCounts["messages"] + 1, MessageId = "new", Time = 2e9 });
        last.Should().Contain(old).And.BeInDescendingOrder(message => message.Time);
    }
}
