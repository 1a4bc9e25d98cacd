namespace Storage.Core;

/// <content>One overload for each type that has a stored form.</content>
public readonly partial struct DbValue
{
    /// <summary>Gives the stored form of a value, so that a key can be given as it is.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The stored form.</returns>
    public static implicit operator DbValue(long value) => From(value);

    /// <inheritdoc cref="op_Implicit(long)"/>
    public static implicit operator DbValue(string? value) => From(value);

    /// <inheritdoc cref="op_Implicit(long)"/>
    public static implicit operator DbValue(Guid value) => From(value);

    /// <summary>Gives the stored form of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The stored form; null for <see langword="null"/>.</returns>
    public static DbValue From(bool value) => new(DbValueKind.Integer, value ? 1 : 0, null);

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(bool? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(long value) => new(DbValueKind.Integer, value, null);

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(long? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    /// <exception cref="StorageException">The value is over <see cref="long.MaxValue"/>.</exception>
    public static DbValue From(ulong value) => From(StoredForm.FromUInt64(value, "value"));

    /// <inheritdoc cref="From(ulong)"/>
    public static DbValue From(ulong? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(double value) => new(DbValueKind.Real, BitConverter.DoubleToInt64Bits(value), null);

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(double? value) => value is { } v ? From(v) : Null;

    /// <summary>Gives the stored form of a decimal: an integer scaled by a power of ten.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scale">The decimal places kept.</param>
    /// <returns>The stored form; null for <see langword="null"/>.</returns>
    /// <exception cref="StorageException">The value has more places, or is out of range.</exception>
    public static DbValue From(decimal? value, int scale) => value is { } v ? From(StoredForm.FromDecimal(v, scale, "value")) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(string? value) => value is null ? Null : new(DbValueKind.Text, 0, value);

    /// <summary>Gives a stored text from its bytes.</summary>
    /// <param name="value">The text's UTF-8; bytes that are no UTF-8 are kept as they are.</param>
    /// <returns>The stored form, of class <see cref="DbValueKind.Text"/>.</returns>
    public static DbValue FromUtf8(ReadOnlySpan<byte> value) =>
        new(DbValueKind.Text, 0, System.Text.Unicode.Utf8.IsValid(value) ? System.Text.Encoding.UTF8.GetString(value) : value.ToArray());

    /// <summary>Gives the stored form of bytes; they are shared, not copied.</summary>
    /// <param name="value">The bytes.</param>
    /// <returns>The stored form; null for <see langword="null"/>.</returns>
    public static DbValue From(byte[]? value) => value is null ? Null : new(DbValueKind.Blob, 0, value);

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(Guid value) => new(DbValueKind.Blob, 0, value.ToByteArray(bigEndian: true));

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(Guid? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(DateTimeOffset value) => From(StoredForm.FromTimestamp(value));

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(DateTimeOffset? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    /// <exception cref="StorageException">The value is of unspecified kind, so its time zone would be a guess.</exception>
    public static DbValue From(DateTime value) => From(StoredForm.FromDateTime(value, "value"));

    /// <inheritdoc cref="From(DateTime)"/>
    public static DbValue From(DateTime? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(DateOnly value) => From(StoredForm.FromDate(value));

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(DateOnly? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(TimeOnly value) => From(StoredForm.FromTime(value));

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(TimeOnly? value) => value is { } v ? From(v) : Null;

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(TimeSpan value) => From(StoredForm.FromDuration(value));

    /// <inheritdoc cref="From(bool)"/>
    public static DbValue From(TimeSpan? value) => value is { } v ? From(v) : Null;

    /// <summary>Gives a list as one parameter.</summary>
    /// <param name="values">The values; the list takes them as its own.</param>
    /// <returns>The list.</returns>
    public static DbValue FromList(params DbValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(DbValueKind.List, 0, values);
    }
}
