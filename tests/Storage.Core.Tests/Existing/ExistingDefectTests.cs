using Microsoft.Data.Sqlite;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>The predecessor's defects that opening an existing file must not have, by their numbers.</summary>
public sealed class ExistingDefectTests
{
    // its migration took the newest 10,000 messages, left constraints and indexes behind, and made values of NULLs and NULLs of bad dates
    [Fact]
    public async Task D12_opening_keeps_every_row_constraint_and_index()
    {
        await using var file = ExistingFile.Create(12_000);
        var before = RawFile.Rows(file.FilePath);

        await using var storage = await file.OpenReadyAsync();

        (await storage.QueryAsync(Query.From<Message>().Aggregate(SelectItemKind.Count)))[0][0].AsInt64().Should().Be(12_000);
        RawFile.Differences(before, file.FilePath).Should().BeEmpty();
        var indexes = file.Texts("SELECT name FROM sqlite_schema WHERE type = 'index'");
        PredecessorSchema.Tables.SelectMany(table => table.Indexes).Select(index => index.Name).Append("sqlite_autoindex_images_1")
            .Should().HaveCount(111).And.BeSubsetOf(indexes);
        foreach (var (table, column) in (IEnumerable<(string, string)>)
            [("chat_streams", "stream_id"), ("emoji", "full_path"), ("images", "path"), ("person_info", "person_id")])
        {
            var repeat = () => file.Run($"UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE id = 1) WHERE id = 3");
            repeat.Should().Throw<SqliteException>($"{table}.{column} is unique").Which.SqliteExtendedErrorCode.Should().Be(2067);
        }

        var nothing = () => file.Run("UPDATE messages SET chat_id = NULL WHERE id = 1");
        nothing.Should().Throw<SqliteException>("NOT NULL stays").Which.SqliteExtendedErrorCode.Should().Be(1299);
    }

    // it wrote DEFAULT <function ...> into ALTER TABLE, and NOT NULL without a default, which no table with rows takes
    [Fact]
    public async Task D13_a_missing_column_is_added_with_its_default_or_as_nullable()
    {
        await using var file = ExistingFile.Create();
        file.Run(
            """
            ALTER TABLE images DROP COLUMN count;
            ALTER TABLE messages DROP COLUMN notice_type;
            ALTER TABLE user_permissions DROP COLUMN granted_at;
            ALTER TABLE cache_entries DROP COLUMN last_accessed;
            """);
        var before = RawFile.Rows(file.FilePath);

        var report = await file.EnsureAsync();

        report.AddedColumns.Except(LedgerColumns.Names).Should().BeEquivalentTo(
            "images.count", "messages.notice_type", "user_permissions.granted_at", "cache_entries.last_accessed");
        report.Findings.Where(finding => finding.Kind == SchemaFindingKind.AddedAsNullable)
            .Select(finding => $"{finding.Table}.{finding.Columns.Single()}").Should()
            .BeEquivalentTo("user_permissions.granted_at", "cache_entries.last_accessed");
        file.Texts("SELECT DISTINCT CAST(count AS TEXT) FROM images").Should().Equal("1");
        file.Run("SELECT count(*) FROM messages WHERE notice_type IS NULL").Should().Be(200L);
        file.Run("SELECT count(*) FROM user_permissions WHERE granted_at IS NULL").Should().Be(12L);
        file.Run("SELECT count(*) FROM cache_entries WHERE last_accessed IS NULL").Should().Be(12L);
        RawFile.Schema(file.FilePath).Should().NotContain(entry => entry.Contains("<function") || entry.Contains("built-in"));
        RawFile.Differences(before, file.FilePath).Should().BeEmpty();
        await using var storage = await file.OpenReadyAsync();
        (await storage.All<UserPermission>()).Should().HaveCount(12)
            .And.OnlyContain(row => row.UnreadableColumns.Single().Column == UserPermission.Columns.GrantedAt.Map);
    }

    // the newest rows were in the log beside the file, and nobody said that it belongs to it
    [Fact]
    public async Task D16_a_file_moved_with_its_log_keeps_its_rows()
    {
        await using var file = ExistingFile.Create();
        var there = Path.Combine(Directory.CreateDirectory(Path.Combine(file.Folder, "搬家 #1; 100%")).FullName, "MaiBot.db");
        using (var program = file.Connect())
        {
            program.Run("PRAGMA wal_autocheckpoint = 0");
            program.Run("UPDATE emoji SET usage_count = 4711");
            program.Run(
                """
                INSERT INTO emoji SELECT id + 60, 'moved ' || id, format, emoji_hash, description, 0, 1, 0, emotion, 1.5, NULL, id, NULL,
                  plugin_note FROM emoji
                """);
            new FileInfo(file.FilePath + "-wal").Length.Should().BePositive("the commits are in the log only");
            File.Copy(file.FilePath, there);
            File.Copy(file.FilePath + "-wal", there + "-wal");
        }

        var options = new SqliteStorageOptions { Path = there, OpenMode = DatabaseOpenMode.MustExist };
        await using (var storage = await SqliteStorage.OpenAsync(options))
        {
            await storage.EnsureSchemaAsync(ChatModel.Maps);

            var rows = await storage.All<Emoji>();
            rows.Should().HaveCount(120);
            rows.Where(row => row.Id <= 60).Should().OnlyContain(row => row.UsageCount == 4711);
            rows.Where(row => row.Id > 60).Should().OnlyContain(row => row.FullPath == $"moved {row.Id - 60}" && row.IsRegistered);
        }

        RawFile.Differences(RawFile.Rows(file.FilePath), there).Should().BeEmpty();
        RawFile.Integrity(there).Should().Be("ok");
        File.Exists(there + "-wal").Should().BeFalse("all is in the file after a close");
    }
}
