namespace Storage.Generators;

/// <summary>Writes <c>KeyOf</c>, and the <c>ToString</c> that shows only the key.</summary>
internal static class KeyMembers
{
    public static void Write(RowModel model, EntityModel entity, Conversions conversions, SourceWriter writer)
    {
        var type = model.Type.FullName;
        var column = model.Columns[entity.Key.Column];
        var property = $"row.{column.Identifier}";
        var key = entity.Key.IsGenerated
            ? $"{property} == 0 ? {Names.DbValue}.Null : {Names.DbValue}.From((long){property})"
            : Codec.Of(column, column.IsReference ? Conversions.NotNull(column, property) : property, conversions);
        writer.Line($"static {Names.DbValue} {Names.Core}IEntity<{type}>.KeyOf({type} row) =>");
        writer.Continue($"{key};");
    }

    public static void WriteToString(RowModel model, EntityModel entity, SourceWriter writer)
    {
        if (!entity.NeedsToString)
        {
            return;
        }

        var property = model.Columns[entity.Key.Column].Identifier;
        writer.Line("/// <summary>Names the row by its key only, since content does not belong in logs.</summary>");
        writer.Line("/// <returns>The type's name and the key.</returns>");
        writer.Line("public override string ToString() =>");
        writer.Continue($"string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{model.Type.Name} {{this.{property}}}\");");
        writer.Line();
    }
}
