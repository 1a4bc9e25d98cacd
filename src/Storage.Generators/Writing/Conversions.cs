namespace Storage.Generators;

/// <summary>The expressions that turn a property's value into what is stored, and back.</summary>
/// <param name="holder">The generated class that holds the JSON type descriptions.</param>
internal sealed class Conversions(HolderNames holder)
{
    /// <summary>Gives the expression that turns a value, which is not null, into the type of its class: long, double, string or
    /// byte[].</summary>
    public string ToStored(ColumnModel column, string value) => Store(column, Converted(column, value));

    /// <summary>Gives the expression for what a converter makes of a value, or the value itself.</summary>
    public static string Converted(ColumnModel column, string value)
    {
        if (column.Converter is null)
        {
            return value;
        }

        var call = $"{column.Converter}.ToStored({value})";
        return column.Stored.IsReference ? NotNull(column, call) : call;
    }

    /// <summary>Gives the expression that reads a value, which is not null.</summary>
    public string FromStored(ColumnModel column, ValueSource source)
    {
        var stored = Load(column, source);
        return column.Converter is null ? stored : $"{column.Converter}.FromStored({stored})";
    }

    /// <summary>Gives the expression that refuses a null, naming the column.</summary>
    public static string NotNull(ColumnModel column, string value) => $"{Names.StoredForm}.NotNull({value}, {NameOf(column)})";

    /// <summary>Gives the expression for the stored form of a value of the stored type.</summary>
    public string Store(ColumnModel column, string value) => column.Stored.Form switch
    {
        ValueForm.Boolean => $"{value} ? 1L : 0L",
        ValueForm.UInt64 => $"{Names.StoredForm}.FromUInt64({value}, {NameOf(column)})",
        ValueForm.EnumNumber when column.Stored.Underlying == "ulong" => $"{Names.StoredForm}.FromUInt64((ulong){value}, {NameOf(column)})",
        ValueForm.EnumNumber => $"(long){value}",
        ValueForm.EnumName => $"{Names.StoredForm}.FromEnum({value}, {NameOf(column)})",
        ValueForm.Decimal => $"{Names.StoredForm}.FromDecimal({value}, {column.Stored.Scale}, {NameOf(column)})",
        ValueForm.DateTime => $"{Names.StoredForm}.FromDateTime({value}, {NameOf(column)})",
        ValueForm.DateTimeOffset => $"{Names.StoredForm}.FromTimestamp({value})",
        ValueForm.LocalDateTime => $"{Names.StoredForm}.FromLocalDateTime({value})",
        ValueForm.DateOnly => $"{Names.StoredForm}.FromDate({value})",
        ValueForm.TimeOnly => $"{Names.StoredForm}.FromTime({value})",
        ValueForm.TimeSpan => $"{Names.StoredForm}.FromDuration({value})",
        ValueForm.Json => $"{Names.JsonSerializer}.Serialize({value}, {holder.JsonOf(column)})",
        _ => value,
    };

    /// <summary>Gives the expression for a JSON value's UTF-8.</summary>
    public string ToUtf8(ColumnModel column, string value) => $"{Names.JsonSerializer}.SerializeToUtf8Bytes({value}, {holder.JsonOf(column)})";

    private string Load(ColumnModel column, ValueSource source) => column.Stored.Form switch
    {
        ValueForm.Boolean => $"{source.Int64} != 0",
        ValueForm.Int64 => source.Int64,
        ValueForm.SmallInteger or ValueForm.UInt64 => $"{Names.StoredForm}.ToInteger<{column.Stored.Name}>({source.Int64}, {NameOf(column)})",
        ValueForm.EnumNumber when column.Stored.Underlying == "long" => $"({column.Stored.Name}){source.Int64}",
        ValueForm.EnumNumber =>
            $"({column.Stored.Name}){Names.StoredForm}.ToInteger<{column.Stored.Underlying}>({source.Int64}, {NameOf(column)})",
        ValueForm.EnumName => $"{Names.StoredForm}.ToEnum<{column.Stored.Name}>({source.Text}, {NameOf(column)})",
        ValueForm.Single => $"(float){source.Double}",
        ValueForm.Double => source.Double,
        ValueForm.String => source.Text,
        ValueForm.Bytes => $"{source.Blob}.ToArray()",
        ValueForm.Guid => $"{Names.StoredForm}.ToGuid({source.Blob}, {NameOf(column)})",
        ValueForm.Json => $"{Names.StoredForm}.ToJson({source.Json}, {holder.JsonOf(column)}, {NameOf(column)})",
        ValueForm.LocalDateTime => $"{Names.StoredForm}.ToLocalDateTime({source.Utf8}, {NameOf(column)})",
        ValueForm.DateOnly => $"{Names.StoredForm}.ToDate({source.Utf8}, {NameOf(column)})",
        _ => Reload(column, source.Int64),
    };

    /// <summary>Gives the expression that reads a form that is stored as an integer of lesser precision.</summary>
    public static string Reload(ColumnModel column, string int64) => column.Stored.Form switch
    {
        ValueForm.Decimal => $"{Names.StoredForm}.ToDecimal({int64}, {column.Stored.Scale})",
        ValueForm.DateTime => $"{Names.StoredForm}.ToDateTime({int64}, {NameOf(column)})",
        ValueForm.DateTimeOffset => $"{Names.StoredForm}.ToTimestamp({int64}, {NameOf(column)})",
        ValueForm.TimeOnly => $"{Names.StoredForm}.ToTime({int64}, {NameOf(column)})",
        ValueForm.TimeSpan => $"{Names.StoredForm}.ToDuration({int64}, {NameOf(column)})",
        _ => throw new InvalidOperationException($"{column.Stored.Form} is not stored as an integer."),
    };

    private static string NameOf(ColumnModel column) => Literals.Text(column.Name);
}
