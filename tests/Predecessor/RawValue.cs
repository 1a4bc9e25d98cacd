using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Storage.Predecessor;

/// <summary>A value as SQLite holds it: two are equal when no byte differs.</summary>
/// <param name="Type">What <c>typeof</c> says: null, integer, real, text or blob.</param>
/// <param name="Bytes">Those of a text or a blob as they are; a number's eight, the highest first; of NULL none.</param>
internal sealed record RawValue(string Type, byte[] Bytes)
{
    public static RawValue Of(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return new RawValue("integer", bytes);
    }

    public static RawValue Of(double value)
    {
        var bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return new RawValue("real", bytes);
    }

    public bool Equals(RawValue? other) => other is not null && Type == other.Type && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The value for a reader: a text in quotes when it is one in UTF-8, otherwise bytes; cut when it is long.</summary>
    public override string ToString() => Type switch
    {
        "null" => "NULL",
        "integer" => $"integer {BinaryPrimitives.ReadInt64BigEndian(Bytes)}",
        "real" => $"real {BinaryPrimitives.ReadDoubleBigEndian(Bytes):R}",
        "text" when IsPlain => $"text '{Cut(Encoding.UTF8.GetString(Bytes))}'",
        _ => $"{Type} x'{Cut(Convert.ToHexString(Bytes))}'",
    };

    private bool IsPlain => Utf8.IsValid(Bytes) && Array.TrueForAll(Bytes, value => value >= ' ');

    private static string Cut(string text) => text.Length <= 80 ? text : $"{text[..80]}... ({text.Length})";
}
