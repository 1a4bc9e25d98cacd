namespace Storage.Core.Tests;

/// <summary>What becomes of a file that lacks columns or tables.</summary>
public sealed class ExistingColumnTests
{
    [Fact]
    public async Task A_missing_column_with_a_constant_default_is_added_with_it()
    {
        await using var file = ExistingFile.Create();
        file.Run(
            """
            ALTER TABLE emoji DROP COLUMN query_count;
            ALTER TABLE bot_personality_interests DROP COLUMN embedding_model;
            ALTER TABLE graph_nodes DROP COLUMN weight;
            ALTER TABLE user_permissions DROP COLUMN granted_by;
            ALTER TABLE chat_streams DROP COLUMN energy_value;
            ALTER TABLE images DROP COLUMN image_id;
            """);
        var before = RawFile.Rows(file.FilePath);

        var report = await file.EnsureAsync();

        report.AddedColumns.Except(LedgerColumns.Names).Should().BeEquivalentTo(
            "emoji.query_count", "bot_personality_interests.embedding_model", "graph_nodes.weight", "user_permissions.granted_by",
            "chat_streams.energy_value", "images.image_id");
        report.Findings.Should().NotContain(finding => finding.Kind == SchemaFindingKind.AddedAsNullable);
        RawFile.Differences(before, file.FilePath).Should().BeEmpty();
        await using var storage = await file.OpenReadyAsync();
        (await storage.All<Emoji>()).Should().HaveCount(60).And.OnlyContain(row => row.QueryCount == 0 && row.UnreadableColumns.Count == 0);
        (await storage.All<BotPersonalityInterest>()).Should().OnlyContain(row => row.EmbeddingModel == "text-embedding-ada-002");
        (await storage.All<GraphNode>()).Should().OnlyContain(row => row.Weight == 1.0 && row.UnreadableColumns.Count == 0);
        (await storage.All<UserPermission>()).Should().OnlyContain(row => row.GrantedBy == null && row.UnreadableColumns.Count == 0);
        (await storage.All<ChatStream>()).Should().OnlyContain(row => row.EnergyValue == 5.0 && row.UnreadableColumns.Count == 0);
        (await storage.All<Image>()).Should().OnlyContain(row => row.ImageId == "");
        file.Texts("SELECT name FROM pragma_table_info('emoji') WHERE \"notnull\" = 1").Should().Contain("query_count");
        file.Texts("SELECT sql FROM storage_history WHERE kind = 'column' AND name = 'graph_nodes.weight'").Should().ContainSingle()
            .Which.Should().StartWith("ALTER TABLE").And.EndWith("NOT NULL DEFAULT 1.0");
    }

    [Fact]
    public async Task A_missing_column_that_may_be_null_is_added_without_a_word()
    {
        await using var file = ExistingFile.Create();
        file.Run("ALTER TABLE messages DROP COLUMN actions; ALTER TABLE maizone_schedule_status DROP COLUMN processed_at");

        var report = await file.EnsureAsync();

        report.AddedColumns.Except(LedgerColumns.Names).Should().Equal("messages.actions", "maizone_schedule_status.processed_at");
        report.Findings.Should().OnlyContain(finding => finding.Kind == SchemaFindingKind.DuplicateValues);
        await using var storage = await file.OpenReadyAsync();
        (await storage.All<MaiZoneScheduleStatus>()).Should()
            .OnlyContain(row => row.ProcessedAt == null && row.UnreadableColumns.Count == 0);
        (await storage.All<Message>()).Should().HaveCount(200).And.OnlyContain(row => row.Actions == null);
    }

    [Fact]
    public async Task A_missing_column_that_no_row_has_a_value_for_is_added_as_nullable_and_said()
    {
        await using var file = ExistingFile.Create();
        file.Run("ALTER TABLE ban_users DROP COLUMN created_at; ALTER TABLE schedule DROP COLUMN schedule_data");

        var report = await file.EnsureAsync();

        report.AddedColumns.Except(LedgerColumns.Names).Should().Equal("schedule.schedule_data", "ban_users.created_at");
        var findings = report.Findings.Where(finding => finding.Kind == SchemaFindingKind.AddedAsNullable).ToList();
        findings.Select(finding => $"{finding.Table}.{finding.Columns.Single()}").Should()
            .Equal("schedule.schedule_data", "ban_users.created_at");
        findings[1].Message.Should().Contain("'created_at'").And.Contain("'ban_users'");
        (await file.EnsureAsync()).IsUnchanged.Should().BeTrue();
        await using var storage = await file.OpenReadyAsync();
        var rows = await storage.All<BanUser>();
        rows.Should().HaveCount(12).And.OnlyContain(row => row.CreatedAt == default(DateTime));
        rows.Select(row => row.UnreadableColumns.Single()).Should()
            .OnlyContain(column => column.Column == BanUser.Columns.CreatedAt.Map && column.Raw.IsNull);
    }

    [Fact]
    public async Task A_row_without_a_value_for_an_added_column_can_be_changed_and_filled()
    {
        await using var file = ExistingFile.Create();
        file.Run("ALTER TABLE ban_users DROP COLUMN created_at");
        await using var storage = await file.OpenReadyAsync();
        var (row, other) = (await storage.Row<BanUser>(3), await storage.Row<BanUser>(4));
        var moment = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Unspecified);

        await storage.Apply(
            (row with { Reason = "other" }).Whole(),
            (other with { CreatedAt = moment }).Whole(),
            Write.Insert(new BanUser { Platform = "qq", UserId = "new", Reason = "", CreatedAt = moment }));

        file.Texts("SELECT reason || ' ' || typeof(created_at) FROM ban_users WHERE id = 3").Should().Equal("other null");
        file.Texts("SELECT created_at FROM ban_users WHERE created_at IS NOT NULL").Should()
            .Equal("2026-01-02 03:04:05", "2026-01-02 03:04:05");
        (await storage.Row<BanUser>(4)).UnreadableColumns.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_in_the_order_of_an_added_column_give_every_row_once()
    {
        await using var file = ExistingFile.Create();
        file.Run("ALTER TABLE ban_users DROP COLUMN created_at");
        await using var storage = await file.OpenReadyAsync();
        await storage.WriteAsync($"UPDATE ban_users SET created_at = '2026-01-02 03:04:05' WHERE id % 3 = 0");

        foreach (var descending in (bool[])[false, true])
        {
            var query = Query.From<BanUser>().OrderBy(BanUser.Columns.CreatedAt.Map, descending);
            var ids = new List<long>();
            await foreach (var row in storage.StreamPagesAsync(query, pageSize: 5))
            {
                ids.Add(row.Id);
            }

            ids.Should().BeEquivalentTo(Enumerable.Range(1, 12).Select(id => (long)id));
        }
    }

    [Fact]
    public async Task A_missing_table_is_made_as_in_a_new_file()
    {
        await using var file = ExistingFile.Create();
        file.Run("DROP TABLE graph_edges; DROP TABLE memory");

        var report = await file.EnsureAsync();

        report.CreatedTables.Should().Equal("storage_history", "storage_idempotency", "memory", "graph_edges");
        report.CreatedIndexes.Should().Contain(
            ["ux_memory_memory_id", "ix_memory_chat_id_create_time", "ux_graph_edges_source_target", "ix_graph_edges_target"]);
        file.Texts("SELECT name FROM pragma_table_list WHERE strict = 1 AND name NOT LIKE 'storage_%'").Should()
            .BeEquivalentTo("memory", "graph_edges");
        await using var storage = await file.OpenReadyAsync();
        await storage.Apply(Write.Insert(new Memory { MemoryId = "m" }));
        (await storage.All<Memory>()).Should().ContainSingle().Which.MemoryId.Should().Be("m");
    }
}
