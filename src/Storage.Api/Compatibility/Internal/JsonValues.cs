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
    /// <param name="value">The object.</param>
    /// <param name="isExact">Whether a number with a fraction is to be a decimal.</param>
    /// <exception cref="ArgumentException">The element is a text or a number that no object holds.</exception>
    public static object? Plain(object? value, bool isExact = false) => value is not JsonElement element ? value : element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => Number(element, isExact),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Plain(item, isExact)).ToArray(),
        _ => element.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value, isExact), StringComparer.Ordinal),
    };

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            throw WellFormed.Broken("a JSON value");
        }
    }

    private static object Number(JsonElement element, bool isExact)
    {
        if (element.TryGetInt64(out var whole))
        {
            return whole;
        }

        if (element.TryGetUInt64(out var large))
        {
            return large;
        }

        if (isExact && element.TryGetDecimal(out var exact))
        {
            return exact;
        }

        var real = element.GetDouble();
        return double.IsFinite(real) ? real : throw new ArgumentException("A JSON number is larger than any number here.");
    }

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

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement element:
                WriteElement(writer, element);
                break;
            case string text:
                writer.WriteStringValue(Checked(text));
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
            case long or int or short or sbyte or byte or ushort or uint or ulong:
                writer.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!, skipInputValidation: true);
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                WriteObject(writer, pairs, depthLeft);
                break;
            case IDictionary dictionary:
                WriteObject(writer, Pairs(dictionary), depthLeft);
                break;
            case IEnumerable items:
                WriteArray(writer, items, depthLeft);
                break;
            default:
                throw new ArgumentException($"The data holds a {value.GetType().Name}, which JSON has no form for. Make a text or a number of it.");
        }
    }

    /// <summary>Gives the pairs of a dictionary of any type.</summary>
    /// <exception cref="ArgumentException">A key is no text.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary dictionary)
    {
        var pairs = dictionary.GetEnumerator();
        while (pairs.MoveNext())
        {
            yield return KeyValuePair.Create(pairs.Key as string ?? throw new ArgumentException("A dictionary has a key that is no text."), pairs.Value);
        }
    }

    private static void WriteElement(Utf8JsonWriter writer, JsonElement element)
    {
        try
        {
            element.WriteTo(writer);
        }
        catch (InvalidOperationException)
        {
            throw WellFormed.Broken("a JSON value");
        }
    }

    private static string Checked(string text) => WellFormed.Is(text) ? text : throw WellFormed.Broken("the data");

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> pairs, int depthLeft)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in pairs)
        {
            writer.WritePropertyName(Checked(key));
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
