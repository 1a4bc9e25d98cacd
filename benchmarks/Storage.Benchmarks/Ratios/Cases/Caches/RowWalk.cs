namespace Storage.Benchmarks;

/// <summary>Goes through all rows of a file, far steps apart, so that a cache that is smaller than the file has none of them.</summary>
internal sealed class RowWalk(int rows)
{
    // a prime, so that it comes by every row of a file whose count it does not divide
    private const int Step = 104_729;

    private long _at;

    /// <summary>Gets how many rows it has come by.</summary>
    public long Given { get; private set; }

    public long NextId()
    {
        Given++;
        return (_at = (_at + Step) % rows) + 1;
    }

    public string NextMessageId() => MessageSource.MessageIdAt(NextId() - 1);
}
