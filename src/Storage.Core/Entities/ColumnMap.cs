namespace Storage.Core;

/// <summary>Describes one column of a row.</summary>
/// <param name="name">The column's name in the database.</param>
/// <param name="property">The property's name.</param>
/// <param name="type">What the column means.</param>
public sealed class ColumnMap(string name, string property, ColumnType type)
{
    private bool _mayHoldNull;

    /// <summary>Gets the column's name in the database.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the property's name.</summary>
    public string Property { get; } = property;

    /// <summary>Gets what the column means.</summary>
    public ColumnType Type { get; } = type;

    /// <summary>Gets the column's position in its row, from 0; set by the <see cref="RowMap"/> that holds it.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>Gets whether the column may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Gets how many decimal places a <see cref="ColumnType.Decimal"/> keeps.</summary>
    public int Scale { get; init; }

    /// <summary>Gets the value that the database gives where an insert leaves the column out; null where there is none.</summary>
    public DbValue Default { get; init; }

    /// <summary>Gets the moment that the database gives where an insert leaves the column out.</summary>
    public DefaultTime DefaultTime { get; init; }

    /// <summary>Gets whether an update that does not set the column is meant to renew it to <see cref="DefaultTime"/>.</summary>
    public bool IsRenewedOnUpdate { get; init; }

    // set when some database of this process was found to have the column without NOT NULL, and never taken back
    internal bool MayHoldNull
    {
        get => IsNullable || Volatile.Read(ref _mayHoldNull);
        set => Volatile.Write(ref _mayHoldNull, value);
    }

    internal Func<DbValue, object?>? Decoder { get; set; }

    /// <summary>Reads a stored form as the property's type, for callers that know the column at run time only.</summary>
    /// <param name="stored">The stored form.</param>
    /// <returns>The value, boxed.</returns>
    /// <exception cref="StorageException">The stored form is none of the property's type.</exception>
    public object? Decode(DbValue stored) => Decoder is { } decode ? decode(stored) : stored.ToObject();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
