using Storage.Core.Internal;

namespace Storage.Core.Tests;

/// <summary>The hot queries find their rows by an index that has them in order, in a new file and in the predecessor's.</summary>
public sealed class ModelQueryTests
{
    private static readonly DateTime Day = new(2025, 11, 7, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly Query<Message> Messages = Query.From<Message>();

    private static readonly Query<Message> Last =
        Messages.Where(Message.Columns.ChatId == "c").OrderByDescending(Message.Columns.Time).Take(50);

    private static readonly Query<ActionRecord> Actions = Query.From<ActionRecord>().OrderByDescending(ActionRecord.Columns.Time).Take(20);

    private static readonly Query<Emoji> HotEmoji = Query.From<Emoji>().OrderByDescending(Emoji.Columns.UsageCount).Take(20);

    private static readonly Query<LlmUsage> Usage =
        Query.From<LlmUsage>().Where(LlmUsage.Columns.Timestamp >= Day).OrderBy(LlmUsage.Columns.Timestamp);

    private static readonly Dictionary<string, Shape> Queries = new()
    {
        ["the last messages of a chat"] = Last.Shape,
        ["the page before, by key"] = Last.After([DbValue.From(1d), 1L]).Shape,
        ["a chat's history"] = Messages
            .Where((Message.Columns.ChatInfoStreamId == "s") & (Message.Columns.Time >= 1d)).OrderBy(Message.Columns.Time).Shape,
        ["a chat's history, newest first"] = Messages
            .Where(Message.Columns.ChatInfoStreamId == "s").OrderByDescending(Message.Columns.Time).Take(50).Shape,
        ["a user's messages"] = Messages.Where(Message.Columns.UserId == "u").OrderByDescending(Message.Columns.Time).Take(50).Shape,
        ["messages of a span of time"] = Messages
            .Where((Message.Columns.Time >= 1d) & (Message.Columns.Time < 2d)).OrderBy(Message.Columns.Time).Shape,
        ["a message"] = Lookup.By(Message.Columns.MessageId, "m").Shape,
        ["a stream"] = Lookup.By(ChatStream.Columns.StreamId, "s").Shape,
        ["active streams"] = Query.From<ChatStream>()
            .Where(ChatStream.Columns.LastActiveTime >= 1d).OrderByDescending(ChatStream.Columns.LastActiveTime).Shape,
        ["a person"] = Lookup.By(PersonInfo.Columns.PersonId, "p").Shape,
        ["recent actions of a chat"] = Actions.Where(ActionRecord.Columns.ChatId == "c").Shape,
        ["recent actions"] = Actions.Shape,
        ["hot emoji"] = HotEmoji.Shape,
        ["hot emoji that may be sent"] = HotEmoji.Where(Emoji.Columns.IsRegistered == true).Shape,
        ["usage of a day"] = Usage.Where(LlmUsage.Columns.Timestamp < Day.AddDays(1)).Shape,
        ["a model's usage"] = Usage.Where(LlmUsage.Columns.ModelName == "m").Shape,
    };

    private static readonly string[] Plans =
    [
        "the last messages of a chat: SEARCH messages USING INDEX over chat_id, time (chat_id=?)",
        "the page before, by key: SEARCH messages USING INDEX over chat_id, time (chat_id=? AND time<?)",
        "a chat's history: SEARCH messages USING INDEX over chat_info_stream_id, time (chat_info_stream_id=? AND time>?)",
        "a chat's history, newest first: SEARCH messages USING INDEX over chat_info_stream_id, time (chat_info_stream_id=?)",
        "a user's messages: SEARCH messages USING INDEX over user_id, time (user_id=?)",
        "messages of a span of time: SEARCH messages USING INDEX over time (time>? AND time<?)",
        "a message: SEARCH messages USING INDEX over message_id (message_id=?)",
        "a stream: SEARCH chat_streams USING INDEX over stream_id (stream_id=?)",
        "active streams: SEARCH chat_streams USING INDEX over last_active_time (last_active_time>?)",
        "a person: SEARCH person_info USING INDEX over person_id (person_id=?)",
        "recent actions of a chat: SEARCH action_records USING INDEX over chat_id, time (chat_id=?)",
        "recent actions: SCAN action_records USING INDEX over time",
        "hot emoji: SCAN emoji USING INDEX over -usage_count",
        "hot emoji that may be sent: SCAN emoji USING INDEX over -usage_count",
        "usage of a day: SEARCH llm_usage USING INDEX over timestamp (timestamp>? AND timestamp<?)",
        "a model's usage: SEARCH llm_usage USING INDEX over model_name, timestamp (model_name=? AND timestamp>?)",
    ];

    [Fact]
    public async Task None_sorts_or_reads_a_whole_table_in_a_new_file()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        await storage.EnsureSchemaAsync(ChatModel.Maps);

        PlansIn(database.FilePath).Should().Equal(Plans);
    }

    [Fact]
    public async Task None_sorts_or_reads_a_whole_table_in_the_predecessors_file()
    {
        await using var file = ExistingFile.Create();
        await file.EnsureAsync();

        PlansIn(file.FilePath).Should().Equal(Plans);
    }

    [Fact]
    public async Task None_does_once_the_planner_knows_how_many_rows_there_are()
    {
        await using var file = ExistingFile.Create(2_000);
        await using var storage = await file.OpenReadyAsync();
        await storage.MaintainAsync(MaintenanceTasks.Optimize);
        await storage.WriteAsync($"ANALYZE");

        PlansIn(file.FilePath).Should().Equal(Plans);
    }

    private static IEnumerable<string> PlansIn(string path)
    {
        using var connection = RawFile.Connect(path);
        var indexes = ChatModel.Maps.SelectMany(map => RawIndex.Of(path, map.Table))
            .ToDictionary(index => index.Name, index => $"over {string.Join(", ", index.Columns)}");
        foreach (var (name, shape) in Queries)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {SqliteCompiler.Compile(shape, StatementVariant.Plain)}";
            using var reader = command.ExecuteReader();
            var steps = new List<string>();
            while (reader.Read())
            {
                steps.Add(string.Join(' ', reader.GetString(3).Split(' ').Select(word => indexes.GetValueOrDefault(word, word))));
            }

            yield return $"{name}: {string.Join("; ", steps)}";
        }
    }
}
