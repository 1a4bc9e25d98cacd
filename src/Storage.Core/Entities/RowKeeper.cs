using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Storage.Core;

/// <summary>
/// Reads the columns of one row of a table that need not be strict, for generated code. Each method gives the value where the stored one
/// is of the column's type, and otherwise the default it was handed; what the property will not bring back byte for byte is kept for
/// <see cref="ToColumns"/>.
/// </summary>
/// <remarks>
/// The class of a value costs one call of the database more for each column that may not be null; a nullable one needs that call anyway.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowKeeper
{
    private List<(int Ordinal, DbValue Raw, object? AsRead, bool IsReadable)>? _kept;

    /// <summary>Reads an integer.</summary>
    /// <typeparam name="TReader">The medium.</typeparam>
    /// <param name="reader">The row.</param>
    /// <param name="ordinal">The column's position.</param>
    /// <param name="otherwise">The value where the stored one is no integer.</param>
    /// <returns>The value.</returns>
    public long Int64<TReader>(ref TReader reader, int ordinal, long otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Integer => reader.GetInt64(ordinal),
            DbValueKind.Real when IsWhole(reader.GetDouble(ordinal)) => Keep(ref reader, ordinal, (long)reader.GetDouble(ordinal), isReadable: true),
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads an integer or null.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public long? Int64OrNull<TReader>(ref TReader reader, int ordinal, long? otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Null => null,
            DbValueKind.Integer => reader.GetInt64(ordinal),
            DbValueKind.Real when IsWhole(reader.GetDouble(ordinal)) => Keep<TReader, long?>(ref reader, ordinal, (long)reader.GetDouble(ordinal), isReadable: true),
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads a real number.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public double Double<TReader>(ref TReader reader, int ordinal, double otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Real => reader.GetDouble(ordinal),
            DbValueKind.Integer when IsExact(reader.GetInt64(ordinal)) => Keep(ref reader, ordinal, (double)reader.GetInt64(ordinal), isReadable: true),
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads a real number or null.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public double? DoubleOrNull<TReader>(ref TReader reader, int ordinal, double? otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Null => null,
            DbValueKind.Real => reader.GetDouble(ordinal),
            DbValueKind.Integer when IsExact(reader.GetInt64(ordinal)) => Keep<TReader, double?>(ref reader, ordinal, reader.GetInt64(ordinal), isReadable: true),
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads a truth value; any integer but 0 is true.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public bool Boolean<TReader>(ref TReader reader, int ordinal, bool otherwise)
        where TReader : IRowReader, allows ref struct
    {
        if (reader.KindOf(ordinal) != DbValueKind.Integer)
        {
            return Keep(ref reader, ordinal, otherwise);
        }

        var stored = reader.GetInt64(ordinal);
        return stored is 0 or 1 ? stored == 1 : Keep(ref reader, ordinal, true, isReadable: true);
    }

    /// <summary>Reads a truth value or null; any integer but 0 is true.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public bool? BooleanOrNull<TReader>(ref TReader reader, int ordinal, bool? otherwise)
        where TReader : IRowReader, allows ref struct
    {
        var kind = reader.KindOf(ordinal);
        if (kind != DbValueKind.Integer)
        {
            return kind == DbValueKind.Null ? null : Keep(ref reader, ordinal, otherwise);
        }

        var stored = reader.GetInt64(ordinal);
        return stored is 0 or 1 ? stored == 1 : Keep<TReader, bool?>(ref reader, ordinal, true, isReadable: true);
    }

    /// <summary>Reads a text.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public string Text<TReader>(ref TReader reader, int ordinal, string otherwise)
        where TReader : IRowReader, allows ref struct =>
        reader.KindOf(ordinal) == DbValueKind.Text && IsUtf8(ref reader, ordinal, out var text) ? text : Keep(ref reader, ordinal, otherwise);

    /// <summary>Reads a text or null.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public string? TextOrNull<TReader>(ref TReader reader, int ordinal, string? otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Null => null,
            DbValueKind.Text when IsUtf8(ref reader, ordinal, out var text) => text,
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads bytes.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public byte[] Bytes<TReader>(ref TReader reader, int ordinal, byte[] otherwise)
        where TReader : IRowReader, allows ref struct =>
        reader.KindOf(ordinal) == DbValueKind.Blob ? reader.GetBytes(ordinal).ToArray() : Keep(ref reader, ordinal, otherwise);

    /// <summary>Reads bytes or null.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public byte[]? BytesOrNull<TReader>(ref TReader reader, int ordinal, byte[]? otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Null => null,
            DbValueKind.Blob => reader.GetBytes(ordinal).ToArray(),
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads a clock reading without a time zone.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public DateTime LocalDateTime<TReader>(ref TReader reader, int ordinal, DateTime otherwise)
        where TReader : IRowReader, allows ref struct =>
        reader.KindOf(ordinal) == DbValueKind.Text && LocalDateTimeText.TryParse(reader.GetBytes(ordinal), out var value, out var isCanonical)
            ? isCanonical ? value : Keep(ref reader, ordinal, value, isReadable: true)
            : Keep(ref reader, ordinal, otherwise);

    /// <summary>Reads a clock reading without a time zone, or null.</summary>
    /// <inheritdoc cref="Int64{TReader}(ref TReader, int, long)"/>
    public DateTime? LocalDateTimeOrNull<TReader>(ref TReader reader, int ordinal, DateTime? otherwise)
        where TReader : IRowReader, allows ref struct => reader.KindOf(ordinal) switch
        {
            DbValueKind.Null => null,
            DbValueKind.Text when LocalDateTimeText.TryParse(reader.GetBytes(ordinal), out var value, out var isCanonical) =>
                isCanonical ? value : Keep<TReader, DateTime?>(ref reader, ordinal, value, isReadable: true),
            _ => Keep(ref reader, ordinal, otherwise),
        };

    /// <summary>Reads a value of any other type, by its column; where it cannot be read, the column's default.</summary>
    /// <typeparam name="TReader">The medium.</typeparam>
    /// <typeparam name="T">The entity.</typeparam>
    /// <typeparam name="TValue">The property's type.</typeparam>
    /// <param name="reader">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    public TValue Value<TReader, T, TValue>(ref TReader reader, Column<T, TValue> column)
        where TReader : IRowReader, allows ref struct
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(column);
        var map = column.Map;
        var stored = reader.GetValue(map.Ordinal);
        try
        {
            if (!stored.IsNull || map.IsNullable)
            {
                return column.Decode(stored);
            }
        }
        catch (Exception exception) when (exception is StorageException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            // the row says which column it was, and with what
        }

        return Keep(ref reader, map.Ordinal, map.Default.IsNull ? default! : column.Decode(map.Default));
    }

    /// <summary>Gives what was kept.</summary>
    /// <param name="map">The row's columns.</param>
    /// <returns>The columns; none where the row could be read whole.</returns>
    public readonly UnreadableColumns ToColumns(RowMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return _kept is null
            ? UnreadableColumns.None
            : new UnreadableColumns([.. _kept.Select(kept => new KeptColumn(map.Columns[kept.Ordinal], kept.Raw, kept.AsRead, kept.IsReadable))]);
    }

    private static bool IsWhole(double value) => value is >= -9e15 and <= 9e15 && Math.Floor(value) == value;

    private static bool IsExact(long value) => value is >= -(1L << 53) and <= 1L << 53;

    private static bool IsUtf8<TReader>(ref TReader reader, int ordinal, out string text)
        where TReader : IRowReader, allows ref struct
    {
        text = reader.GetString(ordinal);
        return !text.Contains('\uFFFD', StringComparison.Ordinal) || System.Text.Unicode.Utf8.IsValid(reader.GetBytes(ordinal));
    }

    // apart, so that the methods above stay small enough to be inlined
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TValue Keep<TReader, TValue>(ref TReader reader, int ordinal, TValue asRead, bool isReadable = false)
        where TReader : IRowReader, allows ref struct
    {
        _kept ??= [];
        _kept.Add((ordinal, reader.GetValue(ordinal), asRead, isReadable));
        return asRead;
    }
}
