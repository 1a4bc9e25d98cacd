using System.Buffers;
using System.Text.Json;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Binds a statement's parameters; ordinal 0 is parameter ?1. SQLite copies what it is given.</summary>
internal readonly struct SqliteRowWriter(nint statement) : IRowWriter
{
    private const int StackBytes = 512;

    public void Null(int ordinal) => Check(NativeStatements.BindNull(statement, ordinal + 1));

    public void Int64(int ordinal, long value) => Check(NativeStatements.BindInt64(statement, ordinal + 1, value));

    public void Double(int ordinal, double value)
    {
        if (double.IsNaN(value))
        {
            throw NotANumber(ordinal);
        }

        Check(NativeStatements.BindDouble(statement, ordinal + 1, value));
    }

    public void Text(int ordinal, string value)
    {
        var maxBytes = value.Length * 3L;
        if (maxBytes <= StackBytes)
        {
            Encode(ordinal, value, stackalloc byte[StackBytes]);
            return;
        }

        if (maxBytes > Array.MaxLength)
        {
            throw new StorageException(StorageErrorCode.TooLarge, $"Parameter {ordinal + 1} is a text of {value.Length} characters, which no row can hold.");
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)maxBytes);
        try
        {
            Encode(ordinal, value, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => Check(NativeStatements.BindText(statement, ordinal + 1, value));

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => Check(value.IsEmpty
        ? NativeStatements.BindZeroBlob(statement, ordinal + 1, 0)
        : NativeStatements.BindBlob(statement, ordinal + 1, value));

    public void Value(int ordinal, DbValue value)
    {
        switch (value.Kind)
        {
            case DbValueKind.Null:
                Null(ordinal);
                break;
            case DbValueKind.Integer:
                Int64(ordinal, value.AsInt64());
                break;
            case DbValueKind.Real:
                Double(ordinal, value.AsDouble());
                break;
            case DbValueKind.Text when value.IsMalformedText:
                Utf8(ordinal, value.AsUtf8().Span);
                break;
            case DbValueKind.Text:
                Text(ordinal, value.AsString());
                break;
            case DbValueKind.Blob:
                Blob(ordinal, value.AsBytes().Span);
                break;
            default:
                List(ordinal, value.AsList());
                break;
        }
    }

    public void Values(ReadOnlySpan<DbValue> values, int firstOrdinal = 0)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Value(firstOrdinal + i, values[i]);
        }
    }

    // a list travels as a JSON array for json_each; bytes as hexadecimal, which the statement turns back
    private void List(int ordinal, IReadOnlyList<DbValue> values)
    {
        var isHexadecimal = InFilter.EncodingOf(values) == ListEncoding.Hexadecimal;
        var buffer = new ArrayBufferWriter<byte>(16 * (values.Count + 1));
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                WriteJson(json, value, ordinal, isHexadecimal);
            }

            json.WriteEndArray();
        }

        Utf8(ordinal, buffer.WrittenSpan);
    }

    private static void WriteJson(Utf8JsonWriter json, DbValue value, int ordinal, bool isHexadecimal)
    {
        switch (value.Kind)
        {
            case DbValueKind.Text when isHexadecimal:
                json.WriteStringValue(Convert.ToHexString(value.IsMalformedText ? value.AsUtf8().Span : System.Text.Encoding.UTF8.GetBytes(WellFormed(value.AsString(), ordinal))));
                break;
            case DbValueKind.Integer:
                json.WriteNumberValue(value.AsInt64());
                break;
            case DbValueKind.Real:
                WriteReal(json, value.AsDouble(), ordinal);
                break;
            case DbValueKind.Text:
                json.WriteStringValue(WellFormed(value.AsString(), ordinal));
                break;
            case DbValueKind.Blob:
                json.WriteStringValue(Convert.ToHexString(value.AsBytes().Span));
                break;
            case DbValueKind.Null:
                json.WriteNullValue();
                break;
            default:
                throw new StorageException(StorageErrorCode.InvalidValue, $"Parameter {ordinal + 1} is a list that holds a {value.Kind} that cannot stand in one.");
        }
    }

    // the shortest decimal text that is this number and no other, which SQLite reads back exactly
    private static void WriteReal(Utf8JsonWriter json, double value, int ordinal)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else if (double.IsNaN(value))
        {
            throw NotANumber(ordinal);
        }
        else
        {
            json.WriteRawValue(value > 0 ? "9e999" : "-9e999", skipInputValidation: true);
        }
    }

    private static string WellFormed(string text, int ordinal) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || IsWellFormed(text) ? text : throw LoneSurrogate(ordinal);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static StorageException NotANumber(int ordinal) =>
        new(StorageErrorCode.InvalidValue, $"Parameter {ordinal + 1} is not a number, which the database would keep as null. Store null instead.");

    private static StorageException LoneSurrogate(int ordinal) =>
        new(StorageErrorCode.InvalidValue, $"Parameter {ordinal + 1} is a text with half a surrogate pair, which has no UTF-8 form and would come back changed.");

    private void Encode(int ordinal, string value, Span<byte> buffer)
    {
        if (System.Text.Unicode.Utf8.FromUtf16(value, buffer, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw LoneSurrogate(ordinal);
        }

        Utf8(ordinal, buffer[..written]);
    }

    private static void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Create(code, "Binding a parameter failed");
        }
    }
}
