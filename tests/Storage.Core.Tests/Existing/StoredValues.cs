using System.Globalization;
using System.Text;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>What stored values mean, worked out apart from the engine.</summary>
internal static class StoredValues
{
    private static readonly string[] Moments = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.ffffff"];

    public static RawValue RawOf(DbValue value) => value.Kind switch
    {
        DbValueKind.Integer => RawValue.Of(value.AsInt64()),
        DbValueKind.Real => RawValue.Of(value.AsDouble()),
        DbValueKind.Text => new RawValue("text", value.AsUtf8().ToArray()),
        DbValueKind.Blob => new RawValue("blob", value.AsBytes().ToArray()),
        _ => new RawValue("null", []),
    };

    /// <summary>Gives what a property should be for a value that is of its column's type.</summary>
    public static object? MeaningOf(ColumnMap column, RawValue value) => (column.Type, value.Type) switch
    {
        (_, "null") => null,
        (ColumnType.Boolean, "integer") => Number(value) != 0,
        (ColumnType.Integer, "integer") => Number(value),
        (ColumnType.Real, "real") => BitConverter.Int64BitsToDouble(Number(value)),
        (ColumnType.Text, "text") => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(value.Bytes),
        (ColumnType.LocalDateTime, "text") =>
            DateTime.ParseExact(Encoding.UTF8.GetString(value.Bytes), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None),
        _ => throw new InvalidOperationException($"A column of {column.Type} cannot hold {value}."),
    };

    private static long Number(RawValue value) => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(value.Bytes);
}
