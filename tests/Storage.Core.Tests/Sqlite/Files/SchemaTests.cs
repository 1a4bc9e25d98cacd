namespace Storage.Core.Tests;

public sealed class SchemaTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task What_is_missing_is_made_and_written_down()
    {
        await using var storage = await Open();

        var report = await storage.EnsureSchemaAsync([Entity.Map<Note>()]);

        report.CreatedTables.Should().Equal("notes");
        report.CreatedIndexes.Should().HaveCount(3).And.Contain("ix_pinned");
        var history = await storage.QueryAsync<ValueRow>($"select kind, name from storage_history order by id");
        history.Select(row => row[0].AsString()).Should().Equal("table", "index", "index", "index");
        var filtered = await storage.QueryAsync<ValueRow>($"select sql from sqlite_schema where name = 'ix_pinned'");
        filtered.Single()[0].AsString().Should().EndWith("WHERE is_pinned = 1");
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var storage = await Open();
        await storage.EnsureSchemaAsync([Entity.Map<Note>()]);
        await storage.Add("a");

        var report = await storage.EnsureSchemaAsync([Entity.Map<Note>(), Entity.Map<Note>()]);

        report.IsUnchanged.Should().BeTrue();
        (await storage.QueryAsync<ValueRow>($"select count(*) from storage_history")).Single()[0].AsInt64().Should().Be(4);
        (await storage.NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_table_with_another_key_is_refused_and_nothing_is_done()
    {
        await using var storage = await Open();
        await storage.WriteAsync($"create table notes (note_id text primary key, theirs text)");

        var failure = await storage.EnsureSchemaAsync([Entity.Map<ChatStream>(), Entity.Map<Note>()]).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        failure.Message.Should().Contain("'notes'").And.Contain("'id'");
        (await storage.QueryAsync<ValueRow>($"select count(*) from sqlite_schema where name = 'chat_streams'")).Single()[0].AsInt64().Should().Be(0, "a run is all or nothing");
    }

    [Fact]
    public async Task Columns_of_theirs_in_a_table_of_ours_survive()
    {
        await using var storage = await Open();
        await storage.EnsureSchemaAsync([Entity.Map<Note>()]);
        await storage.WriteAsync($"alter table notes add column theirs text default 'kept'");

        (await storage.EnsureSchemaAsync([Entity.Map<Note>()])).IsUnchanged.Should().BeTrue();
        await storage.Add("a");

        (await storage.QueryAsync<ValueRow>($"select theirs from notes")).Single()[0].AsString().Should().Be("kept");
        (await storage.NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Engines_that_run_it_at_once_agree()
    {
        await using var storage = await Open();

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await storage.EnsureSchemaAsync([Entity.Map<Note>()]))));

        reports.Should().ContainSingle(report => !report.IsUnchanged);
    }

    private ValueTask<SqliteStorage> Open() => SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = _database.FilePath });
}
