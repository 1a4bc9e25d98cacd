using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>A place in an ordered query and a direction, as a text that fits into an address. Readable, so the order's columns are no
/// secrets.</summary>
internal sealed record PageCursor(bool IsBackwards, IReadOnlyList<DbValue> Position)
{
    private const char Separator = '\u001F';

    public static string After(string order, IReadOnlyList<DbValue> position) => Format('n', order, position);

    public static string Before(string order, IReadOnlyList<DbValue> position) => Format('p', order, position);

    /// <summary>Names an order in short, so that a cursor of another is noticed.</summary>
    public static string NameOf(IReadOnlyList<OrderTerm> orders)
    {
        var words = string.Join(',', orders.Select(order => order.Column.Name + (order.Descending ? '-' : '+')));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 4));
    }

    public static PageCursor Parse(string cursor, string order)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
            return parts is ["n" or "p", var name, ..] && name == order
                ? new PageCursor(parts[0] == "p", [.. parts.Skip(2).Select(ParseValue)])
                : throw new FormatException();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ArgumentException("The cursor is damaged, or no cursor. Take it from a page of the same query, unchanged.", nameof(cursor), exception);
        }
    }

    private static string Format(char direction, string order, IReadOnlyList<DbValue> position)
    {
        var text = new StringBuilder().Append(direction).Append(Separator).Append(order);
        foreach (var value in position)
        {
            text.Append(Separator).Append(FormatValue(value));
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string FormatValue(DbValue value) => value.Kind switch
    {
        DbValueKind.Integer => $"i{value.AsInt64().ToString(CultureInfo.InvariantCulture)}",
        DbValueKind.Real => $"r{BitConverter.DoubleToInt64Bits(value.AsDouble()).ToString(CultureInfo.InvariantCulture)}",
        DbValueKind.Text => $"t{Convert.ToHexString(value.AsUtf8().Span)}",
        DbValueKind.Blob => $"b{Convert.ToHexString(value.AsBytes().Span)}",
        _ => "0",
    };

    private static DbValue ParseValue(string text) => (text.Length == 0 ? ' ' : text[0]) switch
    {
        'i' => DbValue.From(long.Parse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        'r' => DbValue.From(BitConverter.Int64BitsToDouble(long.Parse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))),
        't' => DbValue.FromUtf8(Convert.FromHexString(text.AsSpan(1))),
        'b' => DbValue.From(Convert.FromHexString(text.AsSpan(1))),
        '0' => DbValue.Null,
        _ => throw new FormatException(),
    };
}
