using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Calls on dictionaries in few words.</summary>
internal static class Facade
{
    /// <summary>Makes a dictionary; of a name that is there twice, the last value.</summary>
    public static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields)
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return all;
    }

    public static Dictionary<string, object?> Person(string id, params (string Name, object? Value)[] more) =>
        Fields([("person_id", id), ("platform", "wechat"), ("user_id", id), .. more]);

    public static DatabaseQuery Create(Dictionary<string, object?> data) => new() { QueryType = QueryTypes.Create, Data = data };

    public static DatabaseSave Save(string keyField, object? keyValue, params (string Name, object? Value)[] data) =>
        new(Fields(data)) { KeyField = keyField, KeyValue = keyValue };

    public static async Task<ArgumentException> RefusalAsync(Func<Task> call) =>
        (await call.Should().ThrowAsync<ArgumentException>()).Which;

    public static async Task<long> CountAsync(this DatabaseApi db, string model, Dictionary<string, object?>? filters = null) =>
        (await db.QueryAsync(model, new DatabaseQuery { QueryType = QueryTypes.Count, Filters = filters })).Count;

    /// <summary>Reads one column of every row, in the order of the keys.</summary>
    public static async Task<IEnumerable<object?>> ColumnAsync(this DatabaseApi db, string model, string column) =>
        (await db.GetAsync(model, orderBy: "id")).Select(row => row[column]);

    public static async Task<string> SchemaAsync(IStorage storage) =>
        (await storage.QueryAsync<ValueRow>($"select group_concat(name || ': ' || sql, char(10)) from sqlite_schema"))[0][0].AsString();

    public static async Task<string> IntegrityAsync(IStorage storage) =>
        (await storage.QueryAsync<ValueRow>($"select group_concat(integrity_check) from pragma_integrity_check"))[0][0].AsString();
}
