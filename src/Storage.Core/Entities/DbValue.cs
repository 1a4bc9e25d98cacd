using System.Globalization;
using System.Text;

namespace Storage.Core;

/// <summary>A value in one of the stored classes, without boxing: a key, a parameter, a column of an untyped row.</summary>
public readonly partial struct DbValue : IEquatable<DbValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    private DbValue(DbValueKind kind, long bits, object? reference)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>Gets the null value.</summary>
    public static DbValue Null => default;

    /// <summary>Gets the value's class.</summary>
    public DbValueKind Kind { get; }

    /// <summary>Gets whether the value is a stored text whose bytes are no UTF-8, so that no string means the same.</summary>
    public bool IsMalformedText => Kind == DbValueKind.Text && _reference is byte[];

    /// <summary>Gets whether the value is null.</summary>
    public bool IsNull => Kind == DbValueKind.Null;

    /// <summary>Compares two values; values of different classes are never equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns><see langword="true"/> when class and content are the same.</returns>
    public static bool operator ==(DbValue left, DbValue right) => left.Equals(right);

    /// <summary>Compares two values; values of different classes are never equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns><see langword="true"/> when class or content differ.</returns>
    public static bool operator !=(DbValue left, DbValue right) => !left.Equals(right);

    /// <summary>Gives the integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another class.</exception>
    public long AsInt64() => Kind == DbValueKind.Integer ? _bits : throw WrongKind(DbValueKind.Integer);

    /// <summary>Gives the number; an integer is converted.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another class.</exception>
    public double AsDouble() => Kind switch
    {
        DbValueKind.Real => BitConverter.Int64BitsToDouble(_bits),
        DbValueKind.Integer => _bits,
        _ => throw WrongKind(DbValueKind.Real),
    };

    /// <summary>Gives the text.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another class.</exception>
    public string AsString() => Kind == DbValueKind.Text
        ? _reference as string ?? Encoding.UTF8.GetString((byte[])_reference!)
        : throw WrongKind(DbValueKind.Text);

    /// <summary>Gives the text's UTF-8; of a stored text that is no UTF-8, the bytes as they are.</summary>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidOperationException">The value is of another class.</exception>
    public ReadOnlyMemory<byte> AsUtf8() => Kind == DbValueKind.Text
        ? _reference as byte[] ?? Encoding.UTF8.GetBytes((string)_reference!)
        : throw WrongKind(DbValueKind.Text);

    /// <summary>Gives the bytes; they are shared, not copied.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another class.</exception>
    public ReadOnlyMemory<byte> AsBytes() => Kind == DbValueKind.Blob ? (byte[])_reference! : throw WrongKind(DbValueKind.Blob);

    /// <summary>Gives the list's values.</summary>
    /// <returns>The values.</returns>
    /// <exception cref="InvalidOperationException">The value is of another class.</exception>
    public IReadOnlyList<DbValue> AsList() => Kind == DbValueKind.List ? (DbValue[])_reference! : throw WrongKind(DbValueKind.List);

    /// <summary>Gives the value as a BCL object: <see langword="null"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or
    /// <see cref="byte"/>[].</summary>
    /// <returns>The object.</returns>
    public object? ToObject() => Kind switch
    {
        DbValueKind.Integer => _bits,
        DbValueKind.Real => AsDouble(),
        DbValueKind.Text => AsString(),
        _ => _reference,
    };

    /// <inheritdoc/>
    public bool Equals(DbValue other) => Kind == other.Kind && Kind switch
    {
        DbValueKind.Text => SameText(_reference!, other._reference!),
        DbValueKind.Blob => ((byte[])_reference!).AsSpan().SequenceEqual((byte[])other._reference!),
        DbValueKind.List => ((DbValue[])_reference!).AsSpan().SequenceEqual((DbValue[])other._reference!),
        _ => _bits == other._bits,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DbValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        switch (Kind)
        {
            case DbValueKind.Integer:
                return _bits.GetHashCode();
            case DbValueKind.Text:
                return string.GetHashCode(AsString(), StringComparison.Ordinal);
            case DbValueKind.Blob:
                var bytes = new HashCode();
                bytes.AddBytes((byte[])_reference!);
                return bytes.ToHashCode();
            case DbValueKind.List:
                var list = new HashCode();
                foreach (var item in (DbValue[])_reference!)
                {
                    list.Add(item);
                }

                return list.ToHashCode();
            default:
                return HashCode.Combine(Kind, _bits);
        }
    }

    /// <summary>Describes a number by its value and anything else by its class and length, since content does not belong in logs.</summary>
    /// <returns>The description.</returns>
    public override string ToString() => Kind switch
    {
        DbValueKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        DbValueKind.Real => AsDouble().ToString("R", CultureInfo.InvariantCulture),
        DbValueKind.Text => $"text of {AsString().Length}",
        DbValueKind.Blob => $"blob of {AsBytes().Length}",
        DbValueKind.List => $"list of {AsList().Count}",
        _ => "null",
    };

    // bytes are no UTF-8, so they never equal a string
    private static bool SameText(object left, object right) => (left, right) switch
    {
        (string one, string other) => string.Equals(one, other, StringComparison.Ordinal),
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other),
        _ => false,
    };

    private InvalidOperationException WrongKind(DbValueKind wanted) => new($"The value is of class {Kind}, not {wanted}.");
}
