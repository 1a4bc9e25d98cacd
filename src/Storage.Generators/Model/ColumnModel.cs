namespace Storage.Generators;

/// <summary>A stored property.</summary>
internal sealed record ColumnModel
{
    /// <summary>Gets the property's name, as it stands in metadata.</summary>
    public string Property { get; init; } = "";

    /// <summary>Gets the column's name in the database.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the property's fully qualified type, without its nullability.</summary>
    public string Type { get; init; } = "";

    /// <summary>Gets whether the property's type is a reference type.</summary>
    public bool IsReference { get; init; }

    /// <summary>Gets whether the property may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Gets what is stored: the property's own type, or the one that its converter makes.</summary>
    public StoredType Stored { get; init; } = new();

    /// <summary>Gets the fully qualified converter; <see langword="null"/> where there is none.</summary>
    public string? Converter { get; init; }

    /// <summary>Gets the fully qualified JSON context; <see langword="null"/> where there is none.</summary>
    public string? JsonContext { get; init; }

    /// <summary>Gets the C# literal of the database's default in its stored form; <see langword="null"/> where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Gets the member of <c>DefaultTime</c>; <see langword="null"/> where there is none.</summary>
    public string? DefaultTime { get; init; }

    /// <summary>Gets whether an update renews the column.</summary>
    public bool IsRenewedOnUpdate { get; init; }

    /// <summary>Gets the property's name as C# source.</summary>
    public string Identifier => Literals.Identifier(Property);
}
