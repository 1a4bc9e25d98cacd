using Storage.Core;

namespace Storage.Api;

/// <summary>How many rows are inserted at once, and what happens to those that exist.</summary>
public sealed class BulkInsertOptions
{
    private const int MaxChunkSize = 100_000;
    private const int MaxConcurrency = 1_000;

    /// <summary>Gets how many rows make a chunk, which is all or none.</summary>
    /// <value>1 to 100,000; the default is 100.</value>
    public int ChunkSize { get; init; } = 100;

    /// <summary>Gets how many chunks may be on their way at once; together they share commits.</summary>
    /// <value>1 to 1,000; the default is 16.</value>
    public int Concurrency { get; init; } = 16;

    /// <summary>Gets what happens where a row with the same key or unique value exists: <see cref="ConflictAction.Fail"/> or
    /// <see cref="ConflictAction.Ignore"/>.</summary>
    /// <value>The default is <see cref="ConflictAction.Fail"/>.</value>
    public ConflictAction Conflict { get; init; }

    /// <summary>Gets what is certain when the insert is done.</summary>
    /// <value>The default is <see langword="null"/>: the engine's default.</value>
    public Durability? Durability { get; init; }

    internal void Check()
    {
        Require(ChunkSize, MaxChunkSize, nameof(ChunkSize));
        Require(Concurrency, MaxConcurrency, nameof(Concurrency));
        Require((int)Conflict + 1, (int)ConflictAction.Ignore + 1, nameof(Conflict));
    }

    private static void Require(int value, int maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
    }
}
