namespace Storage.Core;

/// <summary>The moment that a column gets where an insert leaves it out.</summary>
public enum DefaultTime
{
    /// <summary>None.</summary>
    None,

    /// <summary>The moment of the insert in local time, as text without a time zone.</summary>
    LocalNow,

    /// <summary>The moment of the insert in UTC, as text without a time zone.</summary>
    UtcNow,

    /// <summary>The moment of the insert in Unix seconds.</summary>
    UnixNow,
}
