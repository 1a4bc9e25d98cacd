namespace Storage.Optimization.Internal;

/// <summary>An entity type's number.</summary>
internal static class RegionSlot<T>
    where T : class, IEntity<T>
{
    public static readonly int Index = RegionSlot.Next();
}
