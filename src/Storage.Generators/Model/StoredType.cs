namespace Storage.Generators;

/// <summary>A type with a stored form, without its nullability.</summary>
internal sealed record StoredType
{
    /// <summary>Gets the form.</summary>
    public ValueForm Form { get; init; }

    /// <summary>Gets the type's fully qualified name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets whether it is a reference type.</summary>
    public bool IsReference { get; init; }

    /// <summary>Gets the integer type below an enum that is stored by number.</summary>
    public string Underlying { get; init; } = "";

    /// <summary>Gets the decimal places that a decimal keeps.</summary>
    public int Scale { get; init; }
}
