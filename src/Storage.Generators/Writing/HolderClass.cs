namespace Storage.Generators;

/// <summary>Writes the nested class with a type's map: the public <c>Columns</c> of an entity, the private <c>RowLayout</c> of a
/// row.</summary>
internal static class HolderClass
{
    public static void WriteRow(RowModel model, HolderNames names, SourceWriter writer)
    {
        writer.Open($"private static class {names.Holder}");
        WriteJson(model, names, writer);
        writer.Line($"internal static readonly {Names.Core}RowMap {names.Map} = new(");
        WriteMaps(model, writer);
        writer.Line(");");
        writer.Close();
    }

    public static void WriteEntity(RowModel model, EntityModel entity, HolderNames names, SourceWriter writer)
    {
        writer.Line($"/// <summary>The columns of <c>{Literals.Xml(entity.Table)}</c>.</summary>");
        writer.Open($"public static class {names.Holder}");
        WriteJson(model, names, writer);
        writer.Line($"internal static readonly {Names.Core}EntityMap {names.Map} = {names.CreateMap}();");
        for (var i = 0; i < model.Columns.Count; i++)
        {
            WriteColumn(model, i, names, writer);
        }

        writer.Line();
        WriteCreateMap(model, entity, names, writer);
        writer.Close();
    }

    private static void WriteJson(RowModel model, HolderNames names, SourceWriter writer)
    {
        foreach (var column in model.Columns.Where(column => column.JsonContext is not null))
        {
            var info = $"{Names.JsonTypeInfo}<{column.Type}>";
            var missing = $"{column.JsonContext} does not know {column.Type}; add [JsonSerializable(typeof({column.Type}))] to it.";
            writer.Line($"internal static readonly {info} {names.JsonField(column)} =");
            writer.Continue($"({info}?){column.JsonContext}.Default.GetTypeInfo(typeof({column.Type}))");
            writer.Continue($"?? throw new global::System.InvalidOperationException({Literals.Text(missing.Replace("global::", ""))});");
            writer.Line();
        }
    }

    private static void WriteMaps(RowModel model, SourceWriter writer)
    {
        for (var i = 0; i < model.Columns.Count; i++)
        {
            writer.Continue(ColumnMap(model.Columns[i]) + (i < model.Columns.Count - 1 ? "," : ""));
        }
    }

    private static string ColumnMap(ColumnModel column)
    {
        var type = $"{Names.Core}ColumnType.{ColumnTypeOf(column.Stored.Form)}";
        var options = string.Join(", ", Options(column));
        var map = $"new {Names.ColumnMap}({Literals.Text(column.Name)}, {Literals.Text(column.Property)}, {type})";
        return options.Length == 0 ? map : $"{map} {{ {options} }}";
    }

    private static IEnumerable<string> Options(ColumnModel column)
    {
        if (column.IsNullable)
        {
            yield return "IsNullable = true";
        }

        if (column.Stored is { Form: ValueForm.Decimal, Scale: not 0 })
        {
            yield return $"Scale = {column.Stored.Scale}";
        }

        if (column.Default is not null)
        {
            yield return $"Default = {Names.DbValue}.From({column.Default})";
        }

        if (column.DefaultTime is not null)
        {
            yield return $"DefaultTime = {Names.Core}DefaultTime.{column.DefaultTime}";
        }

        if (column.IsRenewedOnUpdate)
        {
            yield return "IsRenewedOnUpdate = true";
        }
    }

    private static string ColumnTypeOf(ValueForm form) => form switch
    {
        ValueForm.Boolean => "Boolean",
        ValueForm.Single or ValueForm.Double => "Real",
        ValueForm.Decimal => "Decimal",
        ValueForm.String or ValueForm.EnumName => "Text",
        ValueForm.Bytes => "Blob",
        ValueForm.Guid => "Guid",
        ValueForm.DateTime or ValueForm.DateTimeOffset => "Timestamp",
        ValueForm.LocalDateTime => "LocalDateTime",
        ValueForm.DateOnly => "Date",
        ValueForm.TimeOnly => "Time",
        ValueForm.TimeSpan => "Duration",
        ValueForm.Json => "Json",
        _ => "Integer",
    };

    private static void WriteColumn(RowModel model, int ordinal, HolderNames names, SourceWriter writer)
    {
        var column = model.Columns[ordinal];
        var conversions = new Conversions(names);
        // A reference is nullable here whatever the property says, so that == null compiles.
        var value = column.IsNullable || column.IsReference ? column.Type + "?" : column.Type;
        writer.Line();
        writer.Line($"/// <summary>Gets the column <c>{Literals.Xml(column.Name)}</c>.</summary>");
        writer.Line($"public static {Names.Core}Column<{model.Type.FullName}, {value}> {column.Identifier} {{ get; }} = new(");
        writer.Continue($"{names.Map}.Columns[{ordinal}],");
        writer.Continue($"{Codec.Encoder(column, conversions)},");
        writer.Continue($"{Codec.Decoder(column, conversions)});");
    }

    private static void WriteCreateMap(RowModel model, EntityModel entity, HolderNames names, SourceWriter writer)
    {
        writer.Open($"private static {Names.Core}EntityMap {names.CreateMap}()");
        writer.Line($"var columns = new {Names.ColumnMap}[]");
        writer.Line("{");
        WriteMaps(model, writer);
        writer.Line("};");
        var generation = $"{Names.Core}KeyGeneration.{entity.Key.Generation}";
        writer.Line($"return new(typeof({model.Type.FullName}), {Literals.Text(entity.Table)}, {entity.Key.Column}, {generation}, columns)");
        writer.Line("{");
        if (entity.Partition >= 0)
        {
            writer.Continue($"Partition = columns[{entity.Partition}],");
        }

        WriteIndexes(entity, writer);
        writer.Line("};");
        writer.Close();
    }

    private static void WriteIndexes(EntityModel entity, SourceWriter writer)
    {
        if (entity.Indexes.Count == 0)
        {
            return;
        }

        writer.Continue($"Indexes = new {Names.Core}IndexMap[]");
        writer.Continue("{");
        foreach (var index in entity.Indexes)
        {
            writer.Continue($"    {IndexMap(index)},");
        }

        writer.Continue("},");
    }

    private static string IndexMap(IndexModel index)
    {
        var terms = index.Terms.Select(term => $"new {Names.Core}OrderTerm(columns[{term.Column}]{(term.Descending ? ", true" : "")})");
        var unique = index.IsUnique ? "IsUnique = true" : null;
        var where = index.Where is null ? null : $"Where = {Literals.Text(index.Where)}";
        var options = string.Join(", ", new[] { unique, where }.Where(option => option is not null));
        var map = $"new {Names.Core}IndexMap({Literals.Text(index.Name)}, {string.Join(", ", terms)})";
        return options.Length == 0 ? map : $"{map} {{ {options} }}";
    }
}
