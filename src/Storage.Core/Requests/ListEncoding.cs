namespace Storage.Core;

/// <summary>How the values of a list travel to the database.</summary>
public enum ListEncoding
{
    /// <summary>As one JSON array.</summary>
    Json,

    /// <summary>As one JSON array of hexadecimal: bytes, and texts that JSON readers cut.</summary>
    Hexadecimal,
}
