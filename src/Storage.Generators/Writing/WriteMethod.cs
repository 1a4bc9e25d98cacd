namespace Storage.Generators;

/// <summary>Writes <c>Write</c>.</summary>
internal static class WriteMethod
{
    public static void Write(RowModel model, Conversions conversions, SourceWriter writer)
    {
        var type = model.Type.FullName;
        writer.Open($"static void {Names.Core}IEntity<{type}>.Write<TWriter>({type} row, ref TWriter writer)");
        if (model.Columns.Any(column => column.Stored.Form == ValueForm.Guid))
        {
            writer.Line("global::System.Span<byte> guid = stackalloc byte[16];");
        }

        if (model.Entity is { KeepsUnreadable: true })
        {
            writer.Line($"var kept = row.{KeptValue.Property};");
        }

        for (var i = 0; i < model.Columns.Count; i++)
        {
            WriteKept(model, i, conversions, writer);
        }

        writer.Close();
    }

    private static void WriteKept(RowModel model, int ordinal, Conversions conversions, SourceWriter writer)
    {
        if (model.Entity is not { KeepsUnreadable: true } entity || entity.Key.Column == ordinal)
        {
            WriteColumn(model, ordinal, conversions, writer);
            return;
        }

        writer.Open($"if (!kept.TryWrite({ordinal}, row.{model.Columns[ordinal].Identifier}, ref writer))");
        WriteColumn(model, ordinal, conversions, writer);
        writer.Close();
    }

    private static void WriteColumn(RowModel model, int ordinal, Conversions conversions, SourceWriter writer)
    {
        var column = model.Columns[ordinal];
        var property = $"row.{column.Identifier}";
        if (model.Entity?.Key is { IsGenerated: true } key && key.Column == ordinal)
        {
            writer.Line($"if ({property} == 0) writer.Null({ordinal}); else writer.Int64({ordinal}, {property});");
        }
        else if (!column.IsNullable)
        {
            WriteValue(column, ordinal, column.IsReference ? Conversions.NotNull(column, property) : property, conversions, writer);
        }
        else
        {
            writer.Open($"if ({property} is {{ }} value{ordinal})");
            WriteValue(column, ordinal, $"value{ordinal}", conversions, writer);
            writer.Close();
            writer.Open("else");
            writer.Line($"writer.Null({ordinal});");
            writer.Close();
        }
    }

    private static void WriteValue(ColumnModel column, int ordinal, string value, Conversions conversions, SourceWriter writer)
    {
        switch (column.Stored.Form)
        {
            case ValueForm.Guid:
                writer.Line($"{Conversions.Converted(column, value)}.TryWriteBytes(guid, bigEndian: true, out _);");
                writer.Line($"writer.Blob({ordinal}, guid);");
                break;
            case ValueForm.Json:
                writer.Line($"writer.Utf8({ordinal}, {conversions.ToUtf8(column, value)});");
                break;
            default:
                writer.Line($"writer.{MethodOf(column.Stored.Form)}({ordinal}, {conversions.ToStored(column, value)});");
                break;
        }
    }

    private static string MethodOf(ValueForm form) => form switch
    {
        ValueForm.Single or ValueForm.Double => "Double",
        ValueForm.String or ValueForm.EnumName or ValueForm.DateOnly or ValueForm.LocalDateTime => "Text",
        ValueForm.Bytes => "Blob",
        _ => "Int64",
    };
}
