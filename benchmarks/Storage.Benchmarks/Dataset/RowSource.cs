namespace Storage.Benchmarks;

/// <summary>Gives rows one after the other, the same ones in every run.</summary>
/// <param name="at">Makes the row at a place.</param>
/// <param name="first">The place of the first row.</param>
internal sealed class RowSource<T>(Func<long, T> at, long first)
{
    private long _given;

    /// <summary>How many rows were given.</summary>
    public long Given => Volatile.Read(ref _given);

    /// <summary>Gives the next row; any thread may ask.</summary>
    public T Next() => at(first + Interlocked.Increment(ref _given) - 1);

    public T[] Next(int count)
    {
        var rows = new T[count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Next();
        }

        return rows;
    }
}
