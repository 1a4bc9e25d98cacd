namespace Storage.Generators;

/// <summary>Says how a column is read of a row that keeps what it cannot read.</summary>
internal static class KeptValue
{
    /// <summary>The variable that reads and keeps.</summary>
    public const string Keeper = "keeper";

    /// <summary>The property that lists the columns.</summary>
    public const string Property = "UnreadableColumns";

    public static string Of(ColumnModel column, int ordinal, HolderNames holder)
    {
        if (MethodOf(column) is not { } method)
        {
            var value = $"{Keeper}.Value(ref reader, {holder.Holder}.{column.Identifier})";
            return column is { IsReference: true, IsNullable: false } ? value + "!" : value;
        }

        return column.IsNullable
            ? $"{Keeper}.{method}OrNull(ref reader, {ordinal}, {column.Default ?? "null"})"
            : $"{Keeper}.{method}(ref reader, {ordinal}, {column.Default ?? Nothing(column.Stored.Form)})";
    }

    /// <summary>Names the method for the forms of the chat tables; all others go through their column's decoder.</summary>
    private static string? MethodOf(ColumnModel column) => column is { Converter: null, JsonContext: null }
        ? column.Stored.Form switch
        {
            ValueForm.Boolean => "Boolean",
            ValueForm.Int64 => "Int64",
            ValueForm.Double => "Double",
            ValueForm.String => "Text",
            ValueForm.Bytes => "Bytes",
            ValueForm.LocalDateTime => "LocalDateTime",
            _ => null,
        }
        : null;

    private static string Nothing(ValueForm form) => form switch
    {
        ValueForm.Boolean => "false",
        ValueForm.Int64 => "0L",
        ValueForm.Double => "0D",
        ValueForm.String => "\"\"",
        ValueForm.Bytes => "[]",
        _ => "default",
    };
}
