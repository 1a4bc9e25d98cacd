using System.Runtime.CompilerServices;

namespace Storage.Optimization.Internal;

/// <summary>The place of one key in the first level. What stands in it is replaced as a whole and by comparison, so that who comes late
/// with an old value finds that its place is taken.</summary>
/// <remarks>
/// A cell is empty, or holds a <see cref="CacheEntry{TValue}"/> or the <see cref="CacheLoad{TValue}"/> that will become one. A cell that was
/// evicted is retired before it leaves the store: what is put into it afterwards is seen by nobody.
/// </remarks>
internal sealed class CacheCell<TValue>
    where TValue : class
{
    private const long Retired = long.MinValue;

    // of a cell that is asked for more often than this, hits are counted in samples: two threads that wrote to it with each hit would
    // run slower than one
    private const int HitsCountedEach = 32;
    private const int SampleMask = 3;
    private const int HotHits = 4096;
    private const int HotSampleMask = 63;

    private CellContent? _content;
    private long _bytes;
    private int _taken;

    /// <summary>Gets how often the cell was asked for; not exact.</summary>
    public int Hits { get; set; }

    /// <summary>Gets how many uses count when it is decided whether the cell leaves; not exact.</summary>
    public int RecentUses { get; set; }

    public CellContent? Content => Volatile.Read(ref _content);

    /// <summary>Gets the content where it is there to be handed out. Asking what it is by a field instead of its generic type saves a
    /// hit 3 of 40 ns.</summary>
    public CacheEntry<TValue>? Entry => Volatile.Read(ref _content) is { IsEntry: true } content ? Unsafe.As<CacheEntry<TValue>>(content) : null;

    public bool IsRetired => Volatile.Read(ref _bytes) == Retired;

    /// <summary>Counts a hit.</summary>
    /// <param name="pace">A number that moves on with each hit of the thread, for the samples.</param>
    public void CountHit(long pace)
    {
        var hits = Hits;
        var mask = hits < HitsCountedEach ? 0 : hits < HotHits ? SampleMask : HotSampleMask;
        if ((pace & mask) == 0)
        {
            Hits = hits + mask + 1;
        }
    }

    /// <summary>Gives how often the cell was asked for since this was called last.</summary>
    public int TakeUses()
    {
        var hits = Hits;
        var uses = Math.Max(0, hits - _taken);
        _taken = hits;
        return uses;
    }

    public bool TryReplace(CellContent? expected, CellContent? content) => Interlocked.CompareExchange(ref _content, content, expected) == expected;

    public void Put(CellContent? content) => Interlocked.Exchange(ref _content, content);

    /// <summary>Says how large the content is.</summary>
    /// <returns>By how much the store grows; 0 where the cell has left it.</returns>
    public long Resize(long bytes)
    {
        while (true)
        {
            var before = Volatile.Read(ref _bytes);
            if (before == Retired)
            {
                return 0;
            }

            if (Interlocked.CompareExchange(ref _bytes, bytes, before) == before)
            {
                return bytes - before;
            }
        }
    }

    /// <summary>Takes the cell out of use.</summary>
    /// <returns>How many bytes it held.</returns>
    public long Retire()
    {
        var before = Interlocked.Exchange(ref _bytes, Retired);
        return before == Retired ? 0 : before;
    }
}
