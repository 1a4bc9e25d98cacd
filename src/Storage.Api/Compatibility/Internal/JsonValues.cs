using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Storage.Api.Internal;

/// <summary>Reads and writes JSON of plain objects, without reflection.</summary>
internal static class JsonValues
{
    private const int MaxDepth = 64;

    /// <summary>Gives the plain object for a JSON element, and any other object as it is.</summary>
    public static object? Plain(object? value) => value is not JsonElement element ? value : element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Plain(item)).ToArray(),
        _ => element.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value), StringComparer.Ordinal),
    };

    /// <summary>Writes texts, numbers, truth values, lists and dictionaries of these.</summary>
    /// <exception cref="ArgumentException">There is something else among them, or too deep.</exception>
    public static string Write(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value, MaxDepth);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depthLeft)
    {
        if (depthLeft == 0)
        {
            throw new ArgumentException($"The data is nested deeper than {MaxDepth} levels.");
        }

        switch (Plain(value))
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double real when double.IsFinite(real):
                writer.WriteNumberValue(real);
                break;
            case float real when float.IsFinite(real):
                writer.WriteNumberValue(real);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case var whole and (long or int or short or sbyte or byte or ushort or uint or ulong):
                writer.WriteRawValue(Convert.ToString(whole, CultureInfo.InvariantCulture)!, skipInputValidation: true);
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                WriteObject(writer, pairs, depthLeft);
                break;
            case IEnumerable items:
                WriteArray(writer, items, depthLeft);
                break;
            case var other:
                throw new ArgumentException($"The data holds a {other.GetType().Name}, which JSON has no form for. Make a text or a number of it.");
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> pairs, int depthLeft)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in pairs)
        {
            writer.WritePropertyName(key);
            Write(writer, value, depthLeft - 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items, int depthLeft)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item, depthLeft - 1);
        }

        writer.WriteEndArray();
    }
}
