namespace Storage.Generators;

/// <summary>Writes <c>AsStored</c>: the generated key, and the times at the precision that is kept.</summary>
internal static class AsStoredMethod
{
    public static void Write(RowModel model, EntityModel entity, Conversions conversions, SourceWriter writer)
    {
        var type = model.Type.FullName;
        var head = $"static {type} {Names.Core}IEntity<{type}>.AsStored({type} row, {Names.DbValue} key)";
        var changes = Enumerable.Range(0, model.Columns.Count)
            .Where(i => IsGeneratedKey(entity, i) || IsCut(model.Columns[i]))
            .ToList();
        if (changes.Count == 0 && !entity.KeepsUnreadable)
        {
            writer.Line($"{head} => row;");
            return;
        }

        writer.Open(head);
        foreach (var i in changes)
        {
            WriteChange(entity, model.Columns[i], i, conversions, writer);
        }

        var sames = changes.Select(i => $"same{i}").ToList();
        var settings = changes.Select(i => $"{model.Columns[i].Identifier} = stored{i}").ToList();
        if (entity.KeepsUnreadable)
        {
            writer.Line($"var kept = row.{KeptValue.Property}.HeldBy(row);");
            sames.Add($"ReferenceEquals(kept, row.{KeptValue.Property})");
            settings.Add($"{KeptValue.Property} = kept");
        }

        writer.Line($"return {string.Join(" && ", sames)}");
        writer.Continue("? row");
        writer.Continue($": row with {{ {string.Join(", ", settings)} }};");
        writer.Close();
    }

    private static void WriteChange(EntityModel entity, ColumnModel column, int i, Conversions conversions, SourceWriter writer)
    {
        var property = $"row.{column.Identifier}";
        if (IsGeneratedKey(entity, i))
        {
            writer.Line($"var stored{i} = {conversions.FromStored(column, ValueSource.Value("key"))};");
            writer.Line($"var same{i} = {property} == stored{i};");
        }
        else if (column is { IsNullable: false, Converter: null })
        {
            writer.Line($"var stored{i} = {Cut(column, property, conversions)};");
            writer.Line($"var same{i} = {Same(column, property, $"stored{i}")};");
        }
        else
        {
            WriteGuarded(column, i, conversions, writer);
        }
    }

    private static void WriteGuarded(ColumnModel column, int i, Conversions conversions, SourceWriter writer)
    {
        writer.Line($"var stored{i} = row.{column.Identifier};");
        writer.Line($"var same{i} = true;");
        writer.Open($"if (stored{i} is {{ }} given{i})");
        writer.Line($"var whole{i} = {Conversions.Converted(column, $"given{i}")};");
        writer.Line($"var cut{i} = {Cut(column, $"whole{i}", conversions)};");
        writer.Line($"same{i} = {Same(column, $"whole{i}", $"cut{i}")};");
        writer.Line(column.Converter is null
            ? $"stored{i} = cut{i};"
            : $"stored{i} = same{i} ? given{i} : {column.Converter}.FromStored(cut{i});");
        writer.Close();
    }

    private static string Cut(ColumnModel column, string value, Conversions conversions) => column.Stored.Form == ValueForm.LocalDateTime
        ? $"{Names.StoredForm}.AsLocalDateTime({value})"
        : Conversions.Reload(column, conversions.Store(column, value));

    // Equal points in time can differ in offset or kind, which a read does not bring back.
    private static string Same(ColumnModel column, string left, string right) => column.Stored.Form switch
    {
        ValueForm.DateTimeOffset => $"{left}.EqualsExact({right})",
        ValueForm.DateTime or ValueForm.LocalDateTime => $"{left}.Ticks == {right}.Ticks && {left}.Kind == {right}.Kind",
        _ => $"{left} == {right}",
    };

    private static bool IsGeneratedKey(EntityModel entity, int column) => entity.Key.IsGenerated && entity.Key.Column == column;

    private static bool IsCut(ColumnModel column) =>
        column.Stored.Form is ValueForm.DateTime or ValueForm.DateTimeOffset or ValueForm.LocalDateTime or ValueForm.TimeOnly or ValueForm.TimeSpan;
}
