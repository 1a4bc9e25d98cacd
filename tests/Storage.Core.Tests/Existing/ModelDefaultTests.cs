namespace Storage.Core.Tests;

/// <summary>The database of a new file gives the predecessor's defaults itself, to whoever leaves a column out.</summary>
public sealed class ModelDefaultTests : IAsyncLifetime
{
    private const string Constants =
        """
        chat_streams: energy_value 5.0, sleep_pressure 0.0, focus_energy 0.5, base_interest_energy 0.5, message_interest_total 0.0,
          message_count 0, action_count 0, reply_count 0, consecutive_no_reply 0, interruption_count 0, stream_interest_score 0.5
        emoji: query_count 0, is_registered 0, is_banned 0, usage_count 0
        messages: memorized_times 0, is_emoji 0, is_picid 0, is_command 0, is_notify 0, is_public_notice 0, should_reply 0, should_act 0
        action_records: action_done 0, action_build_into_prompt 0
        images: image_id '', count 1, vlm_processed 0
        videos: video_id '', count 1, vlm_processed 0
        person_info: attitude 50
        bot_personality_interests: embedding_model 'text-embedding-ada-002', version 1
        graph_nodes: weight 1.0
        maizone_schedule_status: is_processed 0, send_success 0
        ban_users: violation_num 0
        anti_injection_stats: total_messages 0, detected_injections 0, blocked_messages 0, shielded_messages 0, processing_time_total 0.0,
          total_process_time 0.0, last_process_time 0.0, error_count 0
        cache_entries: access_count 0
        monthly_plans: status 'active', usage_count 0, is_deleted 0
        permission_nodes: default_granted 0
        user_permissions: granted 1
        user_relationships: relationship_score 0.3, relationship_stage 'stranger'
        """;

    private const string LocalMoments =
        """
        llm_usage: timestamp
        online_time: start_timestamp
        bot_personality_interests: last_updated
        thinking_logs: created_at
        schedule: created_at, updated_at
        maizone_schedule_status: created_at, updated_at
        ban_users: created_at
        anti_injection_stats: start_time, created_at, updated_at
        monthly_plans: created_at
        """;

    private const string UtcMoments =
        """
        permission_nodes: created_at
        user_permissions: granted_at
        user_relationships: created_at
        """;

    private const string UnixMoments =
        """
        cache_entries: created_at, last_accessed
        user_relationships: last_updated
        """;

    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = await _database.OpenAsync();
        await _storage.EnsureSchemaAsync(ChatModel.Maps);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public void No_column_has_a_default_that_the_predecessor_has_not()
    {
        var theirs = Parse($"{Constants}\n{LocalMoments}\n{UtcMoments}\n{UnixMoments}").Select(item => $"{item.Table}.{item.Column}");

        var ours = ChatModel.Maps.SelectMany(map => map.Columns.Where(HasDefault).Select(column => $"{map.Table}.{column}"));

        ours.Should().BeEquivalentTo(theirs);
    }

    [Fact]
    public void A_raw_insert_that_leaves_them_out_gets_the_constants()
    {
        InsertOne();

        foreach (var (table, column, value) in Parse(Constants))
        {
            RawFile.Run(_database.FilePath, $"SELECT quote({column}) FROM {table}").Should().Be(value, $"{table}.{column}");
        }
    }

    [Fact]
    public async Task A_raw_insert_that_leaves_them_out_gets_the_moment_in_a_form_that_is_read_back()
    {
        var (before, local, utc) = (DateTimeOffset.UtcNow, DateTime.Now, DateTime.UtcNow);
        InsertOne();

        foreach (var table in ExistingTables.All)
        {
            var row = (await table.ReadAsync(_storage)).Should().ContainSingle(table.Name).Which;
            ExistingTable.UnreadableOf(row).Should().BeEmpty(table.Name);
            foreach (var column in table.Map.Columns)
            {
                switch (ExistingTable.PropertyOf(row, column), column.DefaultTime)
                {
                    case (DateTime moment, DefaultTime.LocalNow):
                        moment.Should().BeCloseTo(local, TimeSpan.FromSeconds(20), $"{table}.{column}");
                        break;
                    case (DateTime moment, DefaultTime.UtcNow):
                        moment.Should().BeCloseTo(utc, TimeSpan.FromSeconds(20), $"{table}.{column}");
                        break;
                    case (double seconds, DefaultTime.UnixNow):
                        UnixTime.ToDateTimeOffset(seconds).Should().BeCloseTo(before, TimeSpan.FromSeconds(20), $"{table}.{column}");
                        break;
                    case (var value, DefaultTime.None) when column.IsNullable && column.Default.IsNull:
                        value.Should().BeNull($"{table}.{column}");
                        break;
                }
            }
        }
    }

    // on a machine whose local time is UTC, the two give the same
    [Fact]
    public void Each_moment_is_of_its_clock()
    {
        foreach (var (table, column, _) in Parse(LocalMoments))
        {
            DefaultOf(table, column).Should().Contain("'localtime'", $"{table}.{column}");
        }

        foreach (var (table, column, _) in Parse(UtcMoments))
        {
            DefaultOf(table, column).Should().Contain("'now'").And.NotContain("localtime", $"{table}.{column}");
        }

        foreach (var (table, column, _) in Parse(UnixMoments))
        {
            DefaultOf(table, column).Should().Be("unixepoch('subsec')", $"{table}.{column}");
        }
    }

    private string DefaultOf(string table, string column) =>
        RawFile.Texts(_database.FilePath, $"SELECT dflt_value FROM pragma_table_info('{table}') WHERE name = '{column}'").Single();

    // one row into every table, of the columns that an insert has to give
    private void InsertOne()
    {
        foreach (var map in ChatModel.Maps)
        {
            var columns = map.Columns.Where(column => column != map.Key && !column.IsNullable && !HasDefault(column)).ToList();
            var values = columns.Select(column => column.Type switch
            {
                ColumnType.Text => "'x'",
                ColumnType.LocalDateTime => "'2025-11-07 09:30:15'",
                _ => "1",
            });
            RawFile.Run(_database.FilePath, columns.Count == 0
                ? $"INSERT INTO {map.Table} DEFAULT VALUES"
                : $"INSERT INTO {map.Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})");
        }
    }

    private static bool HasDefault(ColumnMap column) => !column.Default.IsNull || column.DefaultTime != DefaultTime.None;

    private static IEnumerable<(string Table, string Column, string? Value)> Parse(string text) =>
        from line in text.Replace("\n  ", " ").Split('\n')
        let parts = line.Split(": ")
        from item in parts[1].Split(", ")
        let words = item.Split(' ')
        select (parts[0], words[0], words.ElementAtOrDefault(1));
}
