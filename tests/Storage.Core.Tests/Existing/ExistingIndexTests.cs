namespace Storage.Core.Tests;

/// <summary>Which indexes an existing file gets, and which it does not need.</summary>
public sealed class ExistingIndexTests
{
    private static readonly string[] Created =
    [
        "ix_chat_streams_last_active_time", "ux_llm_usage_call_id", "ix_llm_usage_model_name_timestamp", "ix_llm_usage_user_id_timestamp", "ix_emoji_usage_count",
        "ix_messages_chat_id_time", "ix_messages_chat_info_stream_id_time", "ix_messages_user_id_time", "ix_action_records_chat_id_time",
        "ix_image_descriptions_image_description_hash_type", "ix_bot_personality_interests_personality_id_last_updated",
        "ux_memory_memory_id", "ix_memory_chat_id_create_time", "ix_expression_chat_id_last_active_time",
        "ix_thinking_logs_chat_id_created_at", "ix_graph_edges_source_target", "ix_maizone_schedule_status_is_processed_datetime_hour",
        "ux_user_permissions_platform_user_id_permission_node",
    ];

    [Fact]
    public async Task The_report_names_what_was_made()
    {
        await using var file = ExistingFile.Create();
        var before = file.Texts("SELECT name FROM sqlite_schema WHERE type = 'index'");

        var report = await file.EnsureAsync();

        report.CreatedTables.Should().Equal("storage_history", "storage_idempotency");
        report.AddedColumns.Should().Equal(LedgerColumns.Names);
        report.CreatedIndexes.Should().BeEquivalentTo(Created);
        file.Texts("SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE '%storage_idempotency%'").Except(before)
            .Should().BeEquivalentTo(Created);
    }

    [Fact]
    public async Task A_unique_index_under_another_name_is_enough()
    {
        await using var file = ExistingFile.Create();

        await file.EnsureAsync();

        RawIndex.Over(file.FilePath, "chat_streams", "stream_id").Should()
            .BeEquivalentTo("ix_chat_streams_stream_id unique", "idx_chatstreams_stream_id plain");
        RawIndex.Over(file.FilePath, "person_info", "person_id").Should().NotContain(index => index.StartsWith("ux_"));
        RawIndex.Over(file.FilePath, "images", "path").Should()
            .BeEquivalentTo(["sqlite_autoindex_images_1 unique", "idx_images_path plain"], "a constraint's index is one");
    }

    [Fact]
    public async Task No_index_is_made_that_one_of_theirs_serves()
    {
        await using var file = ExistingFile.Create();
        var theirs = file.Texts("SELECT name FROM sqlite_schema WHERE type = 'index'").ToHashSet();

        var report = await file.EnsureAsync();

        var all = ExistingFile.TableNames.SelectMany(table => RawIndex.Of(file.FilePath, table)).ToList();
        foreach (var made in all.Where(index => report.CreatedIndexes.Contains(index.Name)))
        {
            all.Where(index => theirs.Contains(index.Name) && index.Serves(made)).Should().BeEmpty($"{made.Name} is not needed then");
        }
    }

    [Theory]
    [InlineData("CREATE INDEX mine ON messages (chat_id, time, id)", "ix_messages_chat_id_time")]
    [InlineData("CREATE UNIQUE INDEX mine ON memory (memory_id)", "ux_memory_memory_id")]
    [InlineData("CREATE INDEX mine ON emoji (usage_count DESC, format)", "ix_emoji_usage_count")]
    [InlineData("CREATE INDEX mine ON emoji (usage_count)", "ix_emoji_usage_count")] // read backwards
    public async Task An_index_that_does_the_work_is_enough(string theirs, string ours)
    {
        await using var file = ExistingFile.Create();
        file.Run(theirs);

        (await file.EnsureAsync()).CreatedIndexes.Should().BeEquivalentTo(Created.Except([ours]));
    }

    [Theory]
    [InlineData("CREATE INDEX mine ON messages (time, chat_id)")]
    [InlineData("CREATE INDEX mine ON messages (chat_id, time DESC)")]
    [InlineData("CREATE INDEX mine ON messages (chat_id COLLATE NOCASE, time)")]
    [InlineData("CREATE INDEX mine ON messages (chat_id, time) WHERE is_command = 0")]
    [InlineData("CREATE INDEX mine ON messages (lower(chat_id), time)")]
    [InlineData("CREATE UNIQUE INDEX mine ON memory (memory_id) WHERE chat_id IS NOT NULL")]
    [InlineData("CREATE UNIQUE INDEX mine ON memory (memory_id, chat_id)")]
    [InlineData("CREATE UNIQUE INDEX mine ON memory (lower(memory_id))")]
    public async Task An_index_that_does_not_do_the_work_is_not(string theirs)
    {
        await using var file = ExistingFile.Create();
        file.Run(theirs);

        (await file.EnsureAsync()).CreatedIndexes.Should().BeEquivalentTo(Created);
    }
}
