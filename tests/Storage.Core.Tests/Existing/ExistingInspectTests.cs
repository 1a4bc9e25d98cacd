using System.Security.Cryptography;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>A look into a file says what opening it would do, and does nothing.</summary>
public sealed class ExistingInspectTests
{
    [Fact]
    public async Task The_tables_are_listed_with_their_rows()
    {
        await using var file = ExistingFile.Create();

        var inspection = await OpenExisting.InspectAsync(file.FilePath);

        inspection.Tables.Select(table => table.Name).Should().BeInAscendingOrder(StringComparer.Ordinal);
        inspection.Tables.ToDictionary(table => table.Name, table => table.Rows).Should().Equal(file.RowCounts);
        inspection.Tables.Where(table => table.Name != PredecessorQuirks.UnknownTable).Should().OnlyContain(
            table => ChatModel.Maps.Single(map => map.Table == table.Name) == table.Map);
    }

    [Fact]
    public async Task What_nobody_knows_is_listed()
    {
        await using var file = ExistingFile.Create();

        var inspection = await OpenExisting.InspectAsync(file.FilePath);

        var unknown = inspection.Tables.Single(table => table.Name == PredecessorQuirks.UnknownTable);
        unknown.Map.Should().BeNull();
        unknown.UnknownColumns.Should().Equal("id", "group_id", "user_id", "lift_time");
        inspection.Tables.Single(table => table.Name == "emoji").UnknownColumns.Should().Equal(PredecessorQuirks.UnknownColumn);
        inspection.Tables.Where(table => table.UnknownColumns.Count > 0).Should().HaveCount(2);
    }

    [Fact]
    public async Task Only_the_given_entities_are_known()
    {
        await using var file = ExistingFile.Create();

        var inspection = await OpenExisting.InspectAsync(file.FilePath, [Entity.Map<Memory>(), Entity.Map<Note>()]);

        inspection.Tables.Where(table => table.Map is not null).Select(table => table.Name).Should().Equal("memory");
        inspection.Changes.CreatedTables.Should().Equal("storage_history", "storage_idempotency", "notes");
        inspection.Changes.CreatedIndexes.Should().Contain("ux_memory_memory_id").And.NotContain(index => index.Contains("messages"));
    }

    [Fact]
    public async Task The_changes_are_those_that_a_start_then_makes()
    {
        await using var file = ExistingFile.Create();
        file.Run(
            """
            DROP TABLE expression;
            ALTER TABLE emoji DROP COLUMN query_count;
            ALTER TABLE ban_users DROP COLUMN created_at;
            DROP TABLE memory;
            CREATE TABLE memory (id INTEGER PRIMARY KEY, memory_id INTEGER NOT NULL, owner TEXT NOT NULL);
            """);

        var foreseen = (await OpenExisting.InspectAsync(file.FilePath)).Changes;
        var made = await file.EnsureAsync();

        foreseen.Should().BeEquivalentTo(made, options => options.WithStrictOrdering());
        foreseen.Findings.Select(finding => finding.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<SchemaFindingKind>());
        var after = await OpenExisting.InspectAsync(file.FilePath);
        after.Changes.IsUnchanged.Should().BeTrue();
        after.Tables.Select(table => table.Name).Should().BeEquivalentTo(ExistingFile.TableNames, "the engine's own tables are its own");
    }

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public async Task Nothing_is_changed(string journal)
    {
        await using var file = ExistingFile.Create(2_000);
        file.Run($"PRAGMA journal_mode = {journal}");
        var (before, moment) = (HashOf(file.FilePath), File.GetLastWriteTimeUtc(file.FilePath));

        await OpenExisting.InspectAsync(file.FilePath);

        HashOf(file.FilePath).Should().Be(before);
        File.GetLastWriteTimeUtc(file.FilePath).Should().Be(moment);
        string[] beside = journal == "WAL" ? [file.FilePath + "-shm", file.FilePath + "-wal"] : [];
        Directory.GetFiles(file.Folder).Except(beside).Should().Equal(file.FilePath);
        new FileInfo(file.FilePath + "-wal").Should().Match<FileInfo>(log => !log.Exists || log.Length == 0);
    }

    [Fact]
    public async Task A_program_that_has_the_file_open_is_not_disturbed_and_its_last_commits_are_seen()
    {
        await using var file = ExistingFile.Create();
        using var program = file.Connect();
        program.Run("PRAGMA wal_autocheckpoint = 0");
        program.Run("INSERT INTO napcat_ban_records (group_id, user_id) VALUES (1, 1), (1, 2)");
        program.Run("BEGIN IMMEDIATE; DELETE FROM emoji");
        var (before, log) = (HashOf(file.FilePath), HashOf(file.FilePath + "-wal"));

        var inspection = await OpenExisting.InspectAsync(file.FilePath);

        inspection.Tables.Single(table => table.Name == PredecessorQuirks.UnknownTable).Rows.Should().Be(3);
        inspection.Tables.Single(table => table.Name == "emoji").Rows.Should().Be(60, "nothing of an open transaction is seen");
        (HashOf(file.FilePath), HashOf(file.FilePath + "-wal")).Should().Be((before, log));
        program.Run("COMMIT");
        program.Run("SELECT count(*) FROM emoji").Should().Be(0L);
    }

    [Fact]
    public async Task The_log_that_a_dead_program_left_is_read_and_not_emptied()
    {
        await using var file = ExistingFile.Create();
        await using var copy = ExistingFile.Create();
        using (var program = file.Connect())
        {
            program.Run("PRAGMA wal_autocheckpoint = 0");
            program.Run("DELETE FROM memory");
            File.Copy(file.FilePath, copy.FilePath, overwrite: true);
            File.Copy(file.FilePath + "-wal", copy.FilePath + "-wal");
        }

        var (before, log) = (HashOf(copy.FilePath), HashOf(copy.FilePath + "-wal"));

        var inspection = await OpenExisting.InspectAsync(copy.FilePath);

        inspection.Tables.Single(table => table.Name == "memory").Rows.Should().Be(0);
        (HashOf(copy.FilePath), HashOf(copy.FilePath + "-wal")).Should().Be((before, log));
    }

    [Fact]
    public async Task A_file_that_this_process_has_open_can_be_looked_into()
    {
        await using var file = ExistingFile.Create();
        await using var storage = await file.OpenReadyAsync();
        await storage.Apply(Write.Insert(new Memory { MemoryId = "new" }));

        var inspection = await OpenExisting.InspectAsync(file.FilePath);

        inspection.Tables.Single(table => table.Name == "memory").Rows.Should().Be(13);
        inspection.Changes.IsUnchanged.Should().BeTrue();
        await storage.Apply(Write.Insert(new Memory { MemoryId = "newer" }));
    }

    private static string HashOf(string path) => Convert.ToHexString(SHA256.HashData(ReadShared(path)));

    // without a lock that another connection would meet
    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
