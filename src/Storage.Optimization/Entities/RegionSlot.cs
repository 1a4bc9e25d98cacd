namespace Storage.Optimization.Internal;

/// <summary>Numbers the entity types, so that a cache finds a type's rows by an index.</summary>
internal static class RegionSlot
{
    private static int _count;

    public static int Next() => Interlocked.Increment(ref _count) - 1;
}
