namespace Storage.Benchmarks;

/// <summary>What the reads ask for, another row or chat each time, the same ones for every competitor. One thread at a time.</summary>
internal sealed class ReadKeys
{
    /// <summary>After how many calls every key was asked for.</summary>
    public const int Count = 1_024;

    // an odd step through a power of two comes by every key, and never by neighbours
    private const int Step = 1_597;

    private readonly long[] _ids;
    private readonly string[] _messageIds;
    private readonly string[] _chats = [.. Enumerable.Range(0, 2_000).Select(i => MessageSource.ChatAt(i)).Distinct()];
    private int _next;

    /// <param name="rows">How many rows the file has.</param>
    /// <param name="first">Where in the keys to begin, so that clients do not ask for the same rows at the same time.</param>
    public ReadKeys(int rows, int first = 0)
    {
        _ids = [.. Enumerable.Range(0, Count).Select(i => (long)i * rows / Count + 1)];
        _messageIds = [.. _ids.Select(id => MessageSource.MessageIdAt(id - 1))];
        _next = first;
    }

    public IReadOnlyList<long> Ids => _ids;

    public string NextMessageId() => _messageIds[Advance()];

    public long NextId() => _ids[Advance()];

    public string NextChatId() => _chats[Advance() % _chats.Length];

    public long[] NextIds(int count)
    {
        var ids = new long[count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = NextId();
        }

        return ids;
    }

    private int Advance() => _next = (_next + Step) % Count;
}
