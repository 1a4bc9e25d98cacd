using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <summary>What the calls on dictionaries promise, case by case, on <see cref="ContractDatabase"/>.</summary>
internal static partial class FacadeContract
{
    public const string AllRows = "m1 m2 m3 m4 m5 m6 m7 m8";

    private const string Empty = "Memory";

    public static IReadOnlyDictionary<string, FacadeCase> Cases { get; } =
        new[] { Filters(), Reads(), Writes(), Names(), Options(), Values() }
            .SelectMany(cases => cases)
            .ToDictionary(one => one.Name, StringComparer.Ordinal);

    /// <summary>Puts an answer into the words of the cases.</summary>
    public static string Tell(DatabaseResult result, bool isOrdered) => result.Value switch
    {
        null => "null",
        long number => $"{number}",
        IReadOnlyDictionary<string, object?> row => $"row {row["message_id"]}",
        _ when result.Rows.Count == 0 => "no rows",
        _ => string.Join(' ', isOrdered ? Ids(result) : Ids(result).Order(StringComparer.Ordinal)),
    };

    private static IEnumerable<string> Ids(DatabaseResult rows) => rows.Rows.Select(row => (string)row["message_id"]!);

    private static Dictionary<string, object?> Is(string field, object? value) => Facade.Fields((field, value));

    private static Dictionary<string, object?> Is(string field, string @operator, object? value) =>
        Is(field, Facade.Fields((@operator, value)));

    private static FacadeCase Get(string name, Dictionary<string, object?>? filters, string answer) =>
        new(name, new DatabaseQuery { Filters = filters }, answer);

    private static FacadeCase Ordered(string name, string answer, params string[] by) =>
        new(name, new DatabaseQuery { OrderBy = by }, answer);

    private static FacadeCase Refused(string name, DatabaseQuery query, string why) => new(name, query, "refused: " + why);

    private static FacadeCase Refused(string name, Dictionary<string, object?> filters, string why) =>
        Refused(name, new DatabaseQuery { Filters = filters }, why);

    private static DatabaseQuery Count(Dictionary<string, object?>? filters) => new() { QueryType = "count", Filters = filters };

    private static DatabaseQuery Delete(Dictionary<string, object?>? filters) => new() { QueryType = "delete", Filters = filters };

    private static DatabaseQuery Update(Dictionary<string, object?>? filters, string field = "display_message", object? value = null) =>
        new() { QueryType = "update", Filters = filters, Data = Is(field, value ?? "seen") };

    private static DatabaseQuery Create(params (string Name, object? Value)[] data) => Facade.Create(Facade.Fields(
    [
        ("message_id", "m9"), ("time", 90.0), ("chat_id", "d"), ("chat_info_stream_id", "d"), ("chat_info_platform", "wechat"),
        ("chat_info_user_platform", "wechat"), ("chat_info_user_id", "u1"), ("chat_info_user_nickname", "小明"),
        ("chat_info_create_time", 0), ("chat_info_last_active_time", 0), .. data,
    ]));
}
