using System.Globalization;

namespace Storage.Predecessor;

/// <summary>Makes rows that could have come from the predecessor; the same seed makes the same rows.</summary>
internal sealed class PredecessorFiller(int seed)
{
    public const int Chats = 20;
    public const int People = 40;

    /// <summary>The Unix time of 2025-11-07.</summary>
    private const double Epoch = 1_762_473_600;

    private const double Month = 30 * 86_400;

    private static readonly HashSet<string> Durations =
        ["time_cost", "know_times", "processing_time_total", "total_process_time", "last_process_time"];

    private static readonly HashSet<string> Moments =
        ["created_at", "expires_at", "last_accessed", "know_since", "last_know", "last_modified", "last_updated", "create_date",
         "last_impression_update"];

    private static readonly HashSet<string> Lists =
        ["key_words", "key_words_lite", "points", "forgotten_points", "info_list", "key_facts", "actions", "schedule_data", "interest_tags",
         "memory_items", "user_aliases", "keywords"];

    private static readonly HashSet<string> Objects = ["action_data", "priority_info", "additional_config"];

    private readonly Random _random = new(seed);

    private long _chat;
    private long _person;

    /// <summary>The values of one row, in the order of the table's columns.</summary>
    public object[] Row(PredecessorTable table, long id)
    {
        _chat = table.Name is "chat_streams" || id <= PredecessorQuirks.BareRow ? id : _random.Next(1, Chats + 1);
        _person = table.Name is "person_info" or "user_relationships" || id <= PredecessorQuirks.BareRow ? id : _random.Next(1, People + 1);
        return [.. table.Columns.Select(column => IsLeftOut(column, id) ? DBNull.Value : Value(table, column, id))];
    }

    /// <remarks>Every fifth chat is a private one, without a group.</remarks>
    private bool IsLeftOut(PredecessorColumn column, long id) => column.IsNullable && id switch
    {
        PredecessorQuirks.FullRow => false,
        PredecessorQuirks.BareRow => true,
        _ => column.Name.Contains("group_") ? _chat % 5 == 2 : _random.Next(4) == 0,
    };

    private object Value(PredecessorTable table, PredecessorColumn column, long id) => column.DeclaredType switch
    {
        "INTEGER" => column.Name == "id" ? id : _random.NextInt64(0, 5_000),
        "BOOLEAN" => _random.NextInt64(0, 2),
        "FLOAT" => Real(column.Name, id),
        "DATETIME" => Moment(id),
        _ => Text(table, column, id),
    };

    private double Real(string column, long id) => column switch
    {
        "time" => Epoch + (id * 7) + _random.NextDouble(),
        "create_time" or "chat_info_create_time" => Epoch - (_chat * 86_400.25),
        _ when Moments.Contains(column) => Epoch + (_random.NextDouble() * Month),
        _ when column.Contains("time") && !Durations.Contains(column) => Epoch + (_random.NextDouble() * Month),
        _ => _random.Next(4) == 0 ? _random.Next(0, 10) : _random.NextDouble() * 10,
    };

    private string Moment(long id) => id switch
    {
        PredecessorQuirks.FullRow => PredecessorQuirks.MomentWithFraction,
        PredecessorQuirks.BareRow => PredecessorQuirks.MomentWithoutFraction,
        _ => DateTime.UnixEpoch.AddSeconds(Epoch + (_random.NextDouble() * Month))
            .ToString(id % 2 == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    };

    private string Text(PredecessorTable table, PredecessorColumn column, long id) => (table.Name, column.Name) switch
    {
        ("messages", "message_id") =>
            id % PredecessorQuirks.MessagesPerDuplicate == 0 ? PredecessorQuirks.DuplicateMessageId : $"msg-{id:0000000}",
        ("action_records", "action_id") =>
            id % PredecessorQuirks.ActionsPerDuplicate == 0 ? PredecessorQuirks.DuplicateActionId : $"act-{id}",
        ("online_time", "timestamp") => id % 4 == 0 ? Moment(id) : PredecessorQuirks.FunctionText,
        ("monthly_plans", "status") => Pick("active", "completed", "archived"),
        (_, "date" or "last_used_date") => Day(id).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, "datetime_hour") => Day(id).ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture),
        (_, "target_month") => Day(id * 20).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        (_, var name) => Identity(name) ?? Word(name, id) ?? Sentence(table, name, id),
    };

    /// <summary>What names a chat or a person.</summary>
    private string? Identity(string column) => column switch
    {
        "stream_id" or "chat_id" or "chat_info_stream_id" => PredecessorTexts.ChatId(_chat),
        "person_id" => PredecessorTexts.PersonId(_person),
        "group_name" or "chat_info_group_name" => $"群聊 {_chat}",
        _ when column.EndsWith("group_id") => PredecessorTexts.GroupId(_chat),
        _ when column.EndsWith("user_id") => PredecessorTexts.UserId(_person),
        _ when column.EndsWith("platform") => "qq",
        _ when column is "person_name" or "user_name" or "granted_by" || column.EndsWith("nickname") || column.EndsWith("cardname") =>
            PredecessorTexts.Nickname(_person),
        _ => null,
    };

    /// <summary>What is short, or has a form of its own.</summary>
    private string? Word(string column, long id) => column switch
    {
        "format" => Pick("png", "gif", "jpeg"),
        "type" or "style" => Pick("emoji", "image", "style"),
        "status" => Pick("success", "error"),
        "request_type" => Pick("replyer", "planner", "utils.vlm"),
        "endpoint" => "/v1/chat/completions",
        "resolution" => "1920x1080",
        "notice_type" => Pick("poke", "group_ban"),
        "relationship_stage" => Pick("stranger", "acquaintance", "friend", "close_friend", "bestie"),
        "embedding_model" or "model_name" or "model_assign_name" or "model_api_provider" => Pick("deepseek-chat", "qwen-max", "glm-4"),
        "permission_node" or "node_name" => $"plugin.命令.{id}",
        _ when column.EndsWith("path") => $"data/emoji/{id:0000}_猫.png",
        _ when column.EndsWith("hash") => PredecessorTexts.Hash($"{column} {id}"),
        _ when column.EndsWith("_id") || column.EndsWith("_key") || column.EndsWith("_name") => $"{column}-{id}",
        _ => null,
    };

    private string Sentence(PredecessorTable table, string column, long id)
    {
        var sentence = column switch
        {
            _ when Lists.Contains(column) => Pick(PredecessorTexts.Lists),
            _ when Objects.Contains(column) || column.EndsWith("_json") => Pick(PredecessorTexts.Objects),
            _ when column is "source" or "target" or "concept" => Pick("猫", "tea", "雨天 ☔"),
            _ => Pick(PredecessorTexts.Phrases),
        };
        return table.IsUnique(column) ? $"{sentence} {id}" : sentence;
    }

    private static DateTime Day(long id) => new DateTime(2025, 11, 7, 9, 0, 0, DateTimeKind.Unspecified).AddDays(id);

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
