namespace Storage.Core;

/// <summary>What a column means; each engine has its own declared type for it.</summary>
public enum ColumnType
{
    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A truth value, stored as 0 or 1.</summary>
    Boolean,

    /// <summary>A 64-bit floating-point number.</summary>
    Real,

    /// <summary>A decimal number, stored as an integer scaled by <see cref="ColumnMap.Scale"/> places.</summary>
    Decimal,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Blob,

    /// <summary>A 16-byte identifier in big-endian order, so that version 7 sorts by time.</summary>
    Guid,

    /// <summary>A point in time, stored as UTC microseconds since 1970.</summary>
    Timestamp,

    /// <summary>A date and a time of day without a time zone, stored as <c>yyyy-MM-dd HH:mm:ss</c> with six places of a second where it has
    /// a fraction.</summary>
    LocalDateTime,

    /// <summary>A calendar date, stored as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A time of day, stored as microseconds since midnight.</summary>
    Time,

    /// <summary>A length of time, stored as microseconds.</summary>
    Duration,

    /// <summary>JSON text.</summary>
    Json,
}
