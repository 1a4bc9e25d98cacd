namespace Storage.Generators;

/// <summary>Gives the expressions between a value and its <c>DbValue</c>.</summary>
internal static class Codec
{
    /// <summary>Gives the expression for the <c>DbValue</c> of a value that is not null.</summary>
    public static string Of(ColumnModel column, string value, Conversions conversions)
    {
        var stored = conversions.ToStored(column, value);
        return column.Stored.Form switch
        {
            ValueForm.SmallInteger => $"{Names.DbValue}.From((long){stored})",
            ValueForm.Single => $"{Names.DbValue}.From((double){stored})",
            _ => $"{Names.DbValue}.From({stored})",
        };
    }

    /// <summary>Gives the function from a property's value, which may be null, to its <c>DbValue</c>.</summary>
    public static string Encoder(ColumnModel column, Conversions conversions)
    {
        if (HasOverload(column))
        {
            return $"{Names.DbValue}.From";
        }

        return column.IsNullable || column.IsReference
            ? $"static value => value is {{ }} given ? {Of(column, "given", conversions)} : {Names.DbValue}.Null"
            : $"static value => {Of(column, "value", conversions)}";
    }

    /// <summary>Gives the function from a <c>DbValue</c> to a property's value.</summary>
    public static string Decoder(ColumnModel column, Conversions conversions)
    {
        var source = ValueSource.Value("value");
        var value = conversions.FromStored(column, source);
        return column.IsNullable || column.IsReference
            ? $"static value => {source.IsNull} ? null : {value}"
            : $"static value => {value}";
    }

    // DbValue.From takes these as they are, and nothing in them can be refused.
    private static bool HasOverload(ColumnModel column) => column is
    {
        Converter: null,
        Stored.Form: ValueForm.Boolean or ValueForm.Int64 or ValueForm.Double or ValueForm.String or ValueForm.Bytes or ValueForm.Guid
            or ValueForm.DateTimeOffset or ValueForm.DateOnly or ValueForm.TimeOnly or ValueForm.TimeSpan,
    };
}
