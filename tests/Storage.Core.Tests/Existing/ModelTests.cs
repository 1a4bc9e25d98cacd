using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>The chat model has the predecessor's tables, and a new file has them as they should have been.</summary>
public sealed class ModelTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    private string FilePath => _database.FilePath;

    public async Task InitializeAsync()
    {
        _storage = await _database.OpenAsync();
        await _storage.EnsureSchemaAsync(ChatModel.Maps);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public void The_tables_and_columns_are_the_predecessors_in_their_order()
    {
        ChatModel.Maps.Should().HaveCount(25);
        ChatModel.Maps.Select(map => map.Table).Should().BeEquivalentTo(PredecessorSchema.Tables.Select(table => table.Name));
        ChatModel.Maps.Sum(map => map.Columns.Count).Should().Be(275 + LedgerColumns.All.Count);
        LedgerColumns.All.Should().OnlyContain(column => column.IsNullable, "the predecessor's rows have no value for them, and it inserts without them");
        foreach (var map in ChatModel.Maps)
        {
            var table = PredecessorSchema.Table(map.Table);
            map.Columns.Except(LedgerColumns.All).Select(column => (column.Name, column.IsNullable, column.Type))
                .Should().Equal(table.Columns.Select(column => (column.Name, column.IsNullable, TypeOf(table, column))), map.Table);
            (map.Key.Name, map.KeyGeneration).Should().Be(("id", KeyGeneration.Database));
        }
    }

    [Fact]
    public void What_was_unique_is_unique_and_what_names_a_row_too()
    {
        var was =
            from table in PredecessorSchema.Tables
            from column in table.Columns
            where table.IsUnique(column.Name)
            select $"{table.Name}({column.Name})";

        var unique = ChatModel.Maps.SelectMany(map => map.Indexes.Where(index => index.IsUnique).Select(
            index => $"{map.Table}({string.Join(",", index.Columns.Select(term => term.Column.Name))})")).ToList();

        was.Should().HaveCount(11).And.BeSubsetOf(unique);
        unique.Should().BeEquivalentTo(
            "chat_streams(stream_id)", "llm_usage(call_id)", "emoji(full_path)", "messages(message_id)", "action_records(action_id)", "images(path)",
            "videos(video_hash)", "person_info(person_id)", "memory(memory_id)", "graph_nodes(concept)", "graph_edges(source,target)",
            "schedule(date)", "maizone_schedule_status(datetime_hour)", "ban_users(platform,user_id)", "cache_entries(cache_key)",
            "permission_nodes(node_name)", "user_permissions(platform,user_id,permission_node)", "user_relationships(user_id)");
    }

    [Fact]
    public void New_tables_are_strict()
    {
        var tables = RawFile.Texts(
            FilePath, "SELECT name || ' ' || strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'");

        tables.Should().HaveCount(25 + 3).And.OnlyContain(table => table.EndsWith(" 1"));
    }

    [Fact]
    public void New_tables_declare_what_the_map_says()
    {
        foreach (var map in ChatModel.Maps)
        {
            RawFile.Texts(FilePath, $"SELECT name || iif(\"notnull\", '', '?') FROM pragma_table_info('{map.Table}') WHERE pk = 0")
                .Should().Equal(map.Columns.Skip(1).Select(column => column.Name + (column.IsNullable ? "?" : "")), map.Table);
            RawFile.Texts(FilePath, $"SELECT name || ' ' || type FROM pragma_table_info('{map.Table}') WHERE pk = 1")
                .Should().Equal("id INTEGER");
        }
    }

    [Fact]
    public void No_index_of_a_new_table_begins_as_another_one_is()
    {
        var count = 0;
        foreach (var map in ChatModel.Maps)
        {
            var indexes = RawIndex.Of(FilePath, map.Table);
            count += indexes.Count;
            var useless =
                from index in indexes
                from longer in indexes
                where index != longer && longer.Columns.Take(index.Columns.Count).SequenceEqual(index.Columns)
                select $"{index.Name} is the beginning of {longer.Name}";
            useless.Should().BeEmpty(map.Table);
        }

        count.Should().Be(ChatModel.Maps.Sum(map => map.Indexes.Count)).And.BeLessThan(111 - 42);
    }

    [Fact]
    public async Task A_truth_value_of_a_new_table_is_one_of_two()
    {
        var two = () => RawFile.Run(
            FilePath, "INSERT INTO permission_nodes (node_name, description, plugin_name, default_granted) VALUES ('n', '', '', 2)");

        two.Should().Throw<Microsoft.Data.Sqlite.SqliteException>().Which.SqliteExtendedErrorCode.Should().Be(275);
        (await _storage.All<PermissionNode>()).Should().BeEmpty();
    }

    // the one text that was meant to be a moment
    private static ColumnType TypeOf(PredecessorTable table, PredecessorColumn column) =>
        (table.Name, column.Name, column.DeclaredType) switch
        {
            ("online_time", "timestamp", _) => ColumnType.LocalDateTime,
            (_, _, "INTEGER") => ColumnType.Integer,
            (_, _, "FLOAT") => ColumnType.Real,
            (_, _, "BOOLEAN") => ColumnType.Boolean,
            (_, _, "DATETIME") => ColumnType.LocalDateTime,
            _ => ColumnType.Text,
        };
}
