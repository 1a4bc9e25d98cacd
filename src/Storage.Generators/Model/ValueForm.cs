namespace Storage.Generators;

/// <summary>The forms in which values are stored; each has its own conversion.</summary>
internal enum ValueForm
{
    Boolean,
    Int64,
    SmallInteger,
    UInt64,
    Single,
    Double,
    Decimal,
    String,
    Bytes,
    Guid,
    DateTime,
    DateTimeOffset,
    LocalDateTime,
    DateOnly,
    TimeOnly,
    TimeSpan,
    EnumNumber,
    EnumName,
    Json,
}
