using System.Globalization;
using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>
/// Converts between a column's stored form and the objects that callers on dictionaries use. What is not of the column's type, or would
/// come back changed, is an <see cref="ArgumentException"/>; messages name types, never values.
/// </summary>
internal static class FieldValues
{
    /// <summary>Gives the stored form of a value that is to be stored, so that its property has to be able to hold it.</summary>
    /// <exception cref="ArgumentException">The value is not of the column's type, or the property cannot hold it.</exception>
    public static DbValue EncodeToStore(ColumnMap column, object? value)
    {
        var stored = Encode(column, value);
        try
        {
            return stored.IsNull || column.Decode(stored) is not float single || single == stored.AsDouble() ? stored : throw OutOfRange(column);
        }
        catch (Exception exception) when (exception is StorageException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new ArgumentException($"The property '{column.Property}' cannot hold the value for '{column}', so it could not be read again.", exception);
        }
    }

    /// <summary>Gives a value's stored form.</summary>
    /// <exception cref="ArgumentException">The value is not of the column's type.</exception>
    public static DbValue Encode(ColumnMap column, object? value) => JsonValues.Plain(value, isExact: column.Type == ColumnType.Decimal) switch
    {
        null => DbValue.Null,
        var given => column.Type switch
        {
            ColumnType.Integer => DbValue.From(Integer(column, given)),
            ColumnType.Boolean => Boolean(column, given),
            ColumnType.Real => DbValue.From(Real(column, given)),
            ColumnType.Text or ColumnType.Json => Text(column, given),
            ColumnType.LocalDateTime => LocalDateTime(column, given),
            _ => Other(column, given),
        },
    };

    /// <summary>Gives the object for a stored form; a stored value that is not of the column's type comes as it is.</summary>
    public static object? Decode(ColumnMap column, DbValue stored) => (column.Type, stored.Kind) switch
    {
        (ColumnType.Boolean, DbValueKind.Integer) when stored.AsInt64() is 0 or 1 => stored.AsInt64() == 1,
        (ColumnType.Decimal, DbValueKind.Integer) => StoredForm.ToDecimal(stored.AsInt64(), column.Scale),
        (ColumnType.Guid, DbValueKind.Blob) when stored.AsBytes().Length == 16 => StoredForm.ToGuid(stored.AsBytes().Span, column.Name),
        (ColumnType.LocalDateTime, DbValueKind.Text) => TryRead(() => StoredForm.ToLocalDateTime(stored.AsUtf8().Span, column.Name), stored),
        (ColumnType.Timestamp, DbValueKind.Integer) => TryRead(() => StoredForm.ToTimestamp(stored.AsInt64(), column.Name), stored),
        (ColumnType.Date, DbValueKind.Text) => TryRead(() => StoredForm.ToDate(stored.AsUtf8().Span, column.Name), stored),
        (ColumnType.Time, DbValueKind.Integer) => TryRead(() => StoredForm.ToTime(stored.AsInt64(), column.Name), stored),
        (ColumnType.Duration, DbValueKind.Integer) => TryRead(() => StoredForm.ToDuration(stored.AsInt64(), column.Name), stored),
        _ => stored.ToObject(),
    };

    /// <summary>Says that a value is not of its column's type.</summary>
    public static ArgumentException Unfit(ColumnMap column, object value) =>
        new($"The column '{column}' holds a {column.Type}; a value of type {value.GetType().Name} has no such form.");

    private static object? TryRead<TValue>(Func<TValue> read, DbValue stored)
    {
        try
        {
            return read();
        }
        catch (StorageException)
        {
            return stored.ToObject();
        }
    }

    private static long Integer(ColumnMap column, object value) => value switch
    {
        long or int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong big => big <= long.MaxValue ? (long)big : throw OutOfRange(column),
        double real => real is >= -9007199254740992 and <= 9007199254740992 && Math.Floor(real) == real ? (long)real : throw Unfit(column, value),
        Enum member => Integer(column, Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()), CultureInfo.InvariantCulture)),
        _ => throw Unfit(column, value),
    };

    private static DbValue Boolean(ColumnMap column, object value) => value switch
    {
        bool flag => DbValue.From(flag),
        double => throw Unfit(column, value),
        _ => Integer(column, value) is var bit and (0 or 1) ? DbValue.From(bit) : throw OutOfRange(column),
    };

    private static double Real(ColumnMap column, object value)
    {
        const long Exact = 1L << 53;
        return value switch
        {
            double real => !double.IsNaN(real) ? real : throw OutOfRange(column),
            float single => Real(column, (double)single),
            decimal exact => TryReal(exact) ?? throw OutOfRange(column),
            bool => throw Unfit(column, value),
            _ => Integer(column, value) is >= -Exact and <= Exact and var whole ? whole : throw OutOfRange(column),
        };
    }

    // 0.1 is no double, but the double that is written so means it
    private static double? TryReal(decimal value)
    {
        var real = (double)value;
        return real is > -7.9e28 and < 7.9e28 && (decimal)real == value ? real : null;
    }

    private static DbValue Text(ColumnMap column, object value) => value switch
    {
        string text => WellFormed.Is(text) ? DbValue.From(text) : throw WellFormed.Broken($"'{column}'"),
        char character => Text(column, character.ToString()),

        // ids are texts here, and numbers on many platforms; the database would turn them into the same texts
        long or int or short or sbyte or byte or ushort or uint or ulong => DbValue.From(Convert.ToString(value, CultureInfo.InvariantCulture)),
        _ => throw Unfit(column, value),
    };

    private static DbValue LocalDateTime(ColumnMap column, object value) => value switch
    {
        DateTime time => DbValue.From(StoredForm.FromLocalDateTime(time)),
        DateOnly date => DbValue.From(StoredForm.FromLocalDateTime(date.ToDateTime(TimeOnly.MinValue))),
        string text => DbValue.From(StoredForm.FromLocalDateTime(Parsed(column, text))),
        _ => throw Unfit(column, value),
    };

    private static DateTime Parsed(ColumnMap column, string text)
    {
        try
        {
            return StoredForm.ToLocalDateTime(System.Text.Encoding.UTF8.GetBytes(text), column.Name);
        }
        catch (StorageException exception)
        {
            throw new ArgumentException($"The column '{column}' holds a date and time without a time zone, as yyyy-MM-dd HH:mm:ss.ffffff; the text given is none.", exception);
        }
    }

    private static DbValue Other(ColumnMap column, object value)
    {
        try
        {
            return (column.Type, value) switch
            {
                (ColumnType.Decimal, decimal number) => DbValue.From(number, column.Scale),
                (ColumnType.Decimal, double) => throw Unfit(column, value),
                (ColumnType.Decimal, _) => DbValue.From((decimal)Integer(column, value), column.Scale),
                (ColumnType.Blob, byte[] bytes) => DbValue.From(bytes),
                (ColumnType.Guid, Guid id) => DbValue.From(id),
                (ColumnType.Guid, string text) when Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) => DbValue.From(id),
                (ColumnType.Timestamp, DateTimeOffset time) => DbValue.From(time),
                (ColumnType.Timestamp, DateTime time) => DbValue.From(time),
                (ColumnType.Date, DateOnly date) => DbValue.From(date),
                (ColumnType.Time, TimeOnly time) => DbValue.From(time),
                (ColumnType.Duration, TimeSpan length) => DbValue.From(length),
                _ => throw Unfit(column, value),
            };
        }
        catch (StorageException exception)
        {
            throw new ArgumentException($"The value for '{column}' has no stored form: {exception.Message}", exception);
        }
    }

    private static ArgumentException OutOfRange(ColumnMap column) =>
        new($"The value for '{column}' has no {column.Type} that is exactly it, so it would come back changed.");
}
