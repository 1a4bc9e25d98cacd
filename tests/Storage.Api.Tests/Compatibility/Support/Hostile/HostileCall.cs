using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <summary>A call, what is wrong with it, and what it means.</summary>
internal sealed record HostileCall(ModelTable Table, string Model, Flaw Flaw)
{
    public DatabaseQuery? Query { get; init; }

    public DatabaseSave? Save { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public IReadOnlyList<(string Name, bool Descending)> Orders { get; init; } = [];

    /// <summary>Gets what the data means, by column name.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();

    /// <summary>Gets what a save's key value means.</summary>
    public object? Key { get; init; }

    public override string ToString()
    {
        var (type, filters, data) = Save is null ? (Query!.QueryType, Query.Filters, Query.Data) : ("save", null, Save.Data);
        var text = $"{type} of {Meanings.Tell(Model)}, flaw {Flaw}: filters {Meanings.Tell(filters)}, data {Meanings.Tell(data)}";
        return Save is null
            ? $"{text}, order {Meanings.Tell(Query!.OrderBy)}, limit {Query.Limit}, single {Query.SingleResult}, all {Query.AllRows}"
            : $"{text}, key {Meanings.Tell(Save.KeyField)} = {Meanings.Tell(Save.KeyValue)}";
    }
}
