using System.Numerics;

namespace Storage.Optimization.Internal;

/// <summary>
/// A Bloom filter of a table's keys: what it does not know has no row. Keys enter at their commit, before anyone is told of it; the
/// table is read once, when the first key is asked for. After a change that names no rows it says nothing until it was read again.
/// </summary>
/// <remarks>Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970; ten bits a key and four probes let about one key in
/// a hundred pass that has no row.</remarks>
internal sealed class ExistingKeys
{
    private const int BitsPerKey = 10;
    private const int Probes = 4;

    private readonly int _size;
    private State? _state;
    private int _isReading;

    public ExistingKeys(int expectedKeys) => _size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp((long)expectedKeys * BitsPerKey / 64, 16, 1 << 28));

    public void Add(in DbValue key) => Volatile.Read(ref _state)?.Add(key);

    public bool IsAbsent(in DbValue key, long generation) =>
        Volatile.Read(ref _state) is { IsComplete: true } state && state.Generation == generation && !state.Contains(key);

    /// <summary>Reads the table's keys, beside the caller, where that was not done in this generation.</summary>
    public void EnsureReadFrom(IStorage inner, Query<ValueRow> keys, TableRegion region)
    {
        if (Volatile.Read(ref _state)?.Generation != region.Generation && Interlocked.Exchange(ref _isReading, 1) == 0)
        {
            region.Settings.Background.Run(() => ReadAsync(inner, keys, region));
        }
    }

    private async Task ReadAsync(IStorage inner, Query<ValueRow> keys, TableRegion region)
    {
        try
        {
            // keys that are committed from now on enter by themselves, those of before are read
            var state = new State(_size, region.Generation);
            Volatile.Write(ref _state, state);
            await foreach (var row in inner.StreamAsync(keys).ConfigureAwait(false))
            {
                state.Add(row[0]);
            }

            state.IsComplete = true;
        }
        catch (Exception exception)
        {
            // without it every key is asked for, as without the filter
            CacheLog.KeysNotRead(region.Settings.Logger, region.Map.Table, exception);
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }

    private sealed class State(int size, long generation)
    {
        private readonly long[] _bits = new long[size];
        private volatile bool _isComplete;

        public long Generation { get; } = generation;

        public bool IsComplete
        {
            get => _isComplete;
            set => _isComplete = value;
        }

        public void Add(in DbValue key)
        {
            var (first, step) = HashOf(key);
            for (var probe = 0; probe < Probes; probe++)
            {
                var bit = first + ((uint)probe * step);
                Interlocked.Or(ref _bits[(bit >> 6) & (uint)(size - 1)], 1L << (int)(bit & 63));
            }
        }

        public bool Contains(in DbValue key)
        {
            var (first, step) = HashOf(key);
            for (var probe = 0; probe < Probes; probe++)
            {
                var bit = first + ((uint)probe * step);
                if ((Volatile.Read(ref _bits[(bit >> 6) & (uint)(size - 1)]) & (1L << (int)(bit & 63))) == 0)
                {
                    return false;
                }
            }

            return true;
        }

        private static (uint First, uint Step) HashOf(in DbValue key)
        {
            var mixed = (ulong)(uint)key.GetHashCode() * 0x9E3779B97F4A7C15UL;
            return ((uint)(mixed >> 32), (uint)mixed | 1);
        }
    }
}
