namespace Storage.Optimization.Internal;

/// <inheritdoc cref="RowOverlay"/>
internal sealed class RowOverlay<T> : RowOverlay
    where T : class, IEntity<T>
{
    private readonly T? _row;

    private RowOverlay(T? row)
    {
        _row = row;
        Values = row is null ? null : T.Map.ValuesOf(row);
    }

    public override DbValue[]? Values { get; }

    public static RowOverlay<T> Of(T? row) => new(row);

    /// <summary>Gives the row as it is with the changes.</summary>
    /// <returns><see langword="false"/> where the changes are none that the row can take: the database has to say what comes of
    /// them.</returns>
    public bool TryGetRow(out T? row)
    {
        row = _row;
        if (!IsChanged)
        {
            return true;
        }

        try
        {
            row = new ValueRow(Values!).To<T>();
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
