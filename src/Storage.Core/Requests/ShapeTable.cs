namespace Storage.Core;

/// <summary>
/// The process's shapes. A shape is found by what it says, gets a small number, and stays until <see cref="Capacity"/> others have been
/// used after it.
/// </summary>
/// <remarks>
/// Reads take no lock: the buckets are an immutable snapshot that a miss replaces under the lock. Misses are rare (a program has as many
/// shapes as it has query expressions), so a snapshot copy a miss costs less than a concurrent dictionary costs each hit.
/// </remarks>
public static class ShapeTable
{
    /// <summary>How many shapes are kept.</summary>
    public const int Capacity = 1024;

    private static readonly Lock Gate = new();
    private static readonly Shape?[] ById = new Shape?[Capacity];
    private static Dictionary<int, Shape[]> _buckets = [];
    private static int _count;
    private static long _clock;

    internal static Shape Intern(Shape candidate)
    {
        var hash = candidate.ShapeHash();
        if (Find(_buckets, hash, candidate) is { } known)
        {
            if (known.LastUsed != long.MaxValue)
            {
                known.LastUsed = Interlocked.Increment(ref _clock);
            }

            return known;
        }

        lock (Gate)
        {
            return Find(_buckets, hash, candidate) ?? Add(hash, candidate.WithoutValues());
        }
    }

    /// <summary>Keeps a shape that its holder uses without looking it up, so that it does not seem unused.</summary>
    internal static Shape Pin(Shape shape)
    {
        shape.LastUsed = long.MaxValue;
        return shape;
    }

    private static Shape? Find(Dictionary<int, Shape[]> buckets, int hash, Shape candidate)
    {
        if (buckets.TryGetValue(hash, out var bucket))
        {
            foreach (var shape in bucket)
            {
                if (shape.SameShape(candidate))
                {
                    return shape;
                }
            }
        }

        return null;
    }

    private static Shape Add(int hash, Shape shape)
    {
        var buckets = new Dictionary<int, Shape[]>(_buckets);
        shape.Id = _count < Capacity ? _count++ : DropLeastRecentlyUsed(buckets);
        shape.LastUsed = Interlocked.Increment(ref _clock);
        ById[shape.Id] = shape;
        buckets[hash] = buckets.TryGetValue(hash, out var bucket) ? [.. bucket, shape] : [shape];
        Volatile.Write(ref _buckets, buckets);
        return shape;
    }

    private static int DropLeastRecentlyUsed(Dictionary<int, Shape[]> buckets)
    {
        var oldest = ById[0]!;
        foreach (var shape in ById)
        {
            if (shape!.LastUsed < oldest.LastUsed)
            {
                oldest = shape;
            }
        }

        var hash = oldest.ShapeHash();
        var rest = Array.FindAll(buckets[hash], shape => shape != oldest);
        if (rest.Length == 0)
        {
            buckets.Remove(hash);
        }
        else
        {
            buckets[hash] = rest;
        }

        return oldest.Id;
    }
}
