namespace Storage.Optimization.Internal;

/// <summary>What can stand in a cell.</summary>
internal abstract class CellContent
{
    /// <summary>Gets whether it is an entry, which a hit then need not ask by its generic type.</summary>
    public bool IsEntry { get; protected init; }
}
