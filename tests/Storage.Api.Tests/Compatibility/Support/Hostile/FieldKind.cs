namespace Storage.Api.Tests;

/// <summary>What a column means, in the words of the oracle.</summary>
internal enum FieldKind
{
    Text,
    Integer,
    Real,
    Boolean,
    Decimal,
    Moment,
    Clock,
    Day,
    Hour,
    Length,
    Reference,
    Bytes,
}
