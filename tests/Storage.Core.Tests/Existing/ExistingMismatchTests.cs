namespace Storage.Core.Tests;

/// <summary>A table that cannot serve its entity is refused by its name, and nothing in the file is changed.</summary>
public sealed class ExistingMismatchTests
{
    private const string Columns =
        "memory_id TEXT NOT NULL, chat_id TEXT, memory_text TEXT, keywords TEXT, create_time FLOAT, last_view_time FLOAT";

    [Theory]
    [InlineData($"id INTEGER NOT NULL, {Columns}, PRIMARY KEY (memory_id)")]
    [InlineData($"id INTEGER NOT NULL, {Columns}, PRIMARY KEY (id, memory_id)")]
    [InlineData($"id INTEGER NOT NULL UNIQUE, {Columns}")]
    [InlineData($"number INTEGER PRIMARY KEY, {Columns}")]
    [InlineData(Columns)]
    public async Task Another_primary_key_is_refused_and_nothing_is_changed(string columns)
    {
        await using var file = ExistingFile.Create();
        file.Run($"DROP TABLE memory; CREATE TABLE memory ({columns}); DROP TABLE graph_edges");
        var before = await File.ReadAllBytesAsync(file.FilePath);

        StorageException failure;
        await using (var storage = await file.OpenAsync())
        {
            failure = await storage.EnsureSchemaAsync(ChatModel.Maps).ShouldFail();
        }

        failure.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        failure.Message.Should().Contain("'memory'").And.Contain("'id'");
        (await File.ReadAllBytesAsync(file.FilePath)).AsSpan().SequenceEqual(before).Should().BeTrue("a run is all or nothing");
        Directory.GetFiles(file.Folder).Should().Equal(file.FilePath);
    }

    // only an INTEGER PRIMARY KEY is the rowid, for which the database makes a value; any other key of a new row stays NULL
    [Theory]
    [InlineData("id BIGINT PRIMARY KEY")]
    [InlineData("id INT PRIMARY KEY")]
    [InlineData("id TEXT PRIMARY KEY")]
    [InlineData("id INTEGER PRIMARY KEY DESC")]
    public async Task A_table_whose_keys_the_database_does_not_make_is_refused_before_a_row_is_lost_in_it(string key)
    {
        await using var file = ExistingFile.Create();
        file.Run($"DROP TABLE memory; CREATE TABLE memory ({key}, {Columns})");
        await using var storage = await file.OpenAsync();

        try
        {
            await storage.EnsureSchemaAsync(ChatModel.Maps);
            var added = await storage.Apply(Write.Insert(new Memory { MemoryId = "m" }));
            (await storage.FindAsync(Lookup.ByKey<Memory>(added.Statements[0].Keys[0]))).Should().NotBeNull("the insert reported that key");
        }
        catch (StorageException exception)
        {
            exception.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        }
    }

    [Theory]
    [InlineData("CREATE INDEX ix_messages_chat_id_time ON messages (time)")]
    [InlineData("CREATE INDEX ix_messages_chat_id_time ON emoji (format)")]
    [InlineData("CREATE INDEX ux_memory_memory_id ON memory (memory_text)")]
    public async Task An_index_that_has_the_name_of_a_wanted_one_is_refused_and_named(string theirs)
    {
        await using var file = ExistingFile.Create();
        file.Run(theirs);
        var before = RawFile.Schema(file.FilePath);

        await using var storage = await file.OpenAsync();
        var failure = await storage.EnsureSchemaAsync(ChatModel.Maps).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        failure.Message.Should().Contain(theirs.Split(' ')[2]);
        RawFile.Schema(file.FilePath).Should().Equal(before);
    }

    [Fact]
    public async Task A_view_in_a_tables_place_is_refused()
    {
        await using var file = ExistingFile.Create();
        file.Run("ALTER TABLE memory RENAME TO old_memory; CREATE VIEW memory AS SELECT * FROM old_memory");
        var before = RawFile.Schema(file.FilePath);

        await using var storage = await file.OpenAsync();
        var failure = await storage.EnsureSchemaAsync(ChatModel.Maps).ShouldFail();

        failure.Code.Should().BeOneOf(StorageErrorCode.SchemaMismatch, StorageErrorCode.InvalidSql);
        failure.Message.Should().Contain("memory");
        RawFile.Schema(file.FilePath).Should().Equal(before);
    }

    [Fact]
    public async Task The_next_start_works_once_the_table_is_out_of_the_way()
    {
        await using var file = ExistingFile.Create();
        file.Run($"ALTER TABLE memory RENAME TO old_memory; CREATE TABLE memory ({Columns})");
        await using var storage = await file.OpenAsync();
        await storage.EnsureSchemaAsync(ChatModel.Maps).ShouldFail();
        await storage.WriteAsync($"DROP TABLE memory");
        await storage.WriteAsync($"ALTER TABLE old_memory RENAME TO memory");

        var report = await storage.EnsureSchemaAsync(ChatModel.Maps);

        report.CreatedTables.Should().Equal("storage_history", "storage_idempotency");
        (await storage.All<Memory>()).Should().HaveCount(12);
    }
}
