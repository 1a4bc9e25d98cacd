namespace Storage.Benchmarks;

/// <summary>The lines that one competitor's clients work on, each once; after the last line the replay begins again, with new numbers.</summary>
/// <param name="lines">The whole chat; its first half is in the file already.</param>
internal sealed class ChatScript(IReadOnlyList<ChatLine> lines)
{
    private long _given;

    /// <summary>How many lines were given.</summary>
    public long Given => Volatile.Read(ref _given);

    public static int StoredOf(IReadOnlyList<ChatLine> lines) => lines.Count / 2;

    /// <summary>Gives the next line and its number; any client may ask.</summary>
    public (ChatLine Line, long Number) Next()
    {
        var (stored, given) = (StoredOf(lines), Interlocked.Increment(ref _given) - 1);
        return (lines[stored + (int)(given % (lines.Count - stored))], stored + given);
    }
}
