namespace Storage.Core;

/// <summary>The class of a stored value.</summary>
public enum DbValueKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A 64-bit floating-point number.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Blob,

    /// <summary>A list of values, as the one parameter of an <c>IN</c>.</summary>
    List,
}
