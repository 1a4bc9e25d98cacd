using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A table of messages: how its rows are made, how ours names its columns, and who competes on it.</summary>
internal sealed class MessageTable<T>
    where T : class, IEntity<T>
{
    /// <summary>What the names of its cases end in.</summary>
    public required string Suffix { get; init; }

    /// <summary>Makes the row at a place.</summary>
    public required Func<long, T> At { get; init; }

    public required Column<T, long> Id { get; init; }

    public required Column<T, string?> MessageId { get; init; }

    public required Column<T, string?> ChatId { get; init; }

    public required Column<T> Time { get; init; }

    /// <summary>Opens competitors on a file, by their names.</summary>
    public required IReadOnlyDictionary<string, Func<string, IStore<T>>> Competitors { get; init; }

    /// <summary>Opens a competitor; <see langword="null"/> where it does not compete on this table.</summary>
    public IStore<T>? Open(string competitor, string path) => Competitors.TryGetValue(competitor, out var open) ? open(path) : null;
}
