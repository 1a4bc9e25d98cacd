namespace Storage.Generators;

/// <summary>Writes <c>Read</c>.</summary>
internal static class ReadMethod
{
    public static void Write(RowModel model, HolderNames holder, Conversions conversions, SourceWriter writer)
    {
        var type = model.Type.FullName;
        var keeps = model.Entity is { KeepsUnreadable: true };
        string ValueOf(int ordinal) => keeps && ordinal != model.Entity!.Key.Column
            ? KeptValue.Of(model.Columns[ordinal], ordinal, holder)
            : Value(model.Columns[ordinal], ordinal, conversions);
        var arguments = model.Arguments
            .Select(argument => $"{Literals.Identifier(argument.Name)}: {(argument.Column < 0 ? "default!" : ValueOf(argument.Column))}")
            .ToList();
        var assignments = Assignments(model, ValueOf).ToList();
        var head = $"static {type} {Names.Core}IRow<{type}>.Read<TReader>(ref TReader reader)";
        if (!keeps)
        {
            writer.Line(head + " =>");
            WriteCreation($"new {type}(", arguments, assignments, writer);
            return;
        }

        // evaluated last, when all columns have been read
        assignments.Add($"{KeptValue.Property} = {KeptValue.Keeper}.ToColumns({holder.Holder}.{holder.Map})");
        writer.Open(head);
        writer.Line($"var {KeptValue.Keeper} = default({Names.Core}RowKeeper);");
        writer.Line("return");
        WriteCreation($"new {type}(", arguments, assignments, writer);
        writer.Close();
    }

    private static void WriteCreation(string head, List<string> arguments, List<string> assignments, SourceWriter writer)
    {
        if (arguments.Count == 0)
        {
            writer.Continue($"{head}){(assignments.Count == 0 ? ";" : "")}");
        }
        else
        {
            writer.Continue(head);
            for (var i = 0; i < arguments.Count; i++)
            {
                var end = i < arguments.Count - 1 ? "," : assignments.Count > 0 ? ")" : ");";
                writer.Continue("    " + arguments[i] + end);
            }
        }

        WriteAssignments(assignments, writer);
    }

    private static void WriteAssignments(List<string> assignments, SourceWriter writer)
    {
        if (assignments.Count == 0)
        {
            return;
        }

        writer.Continue("{");
        foreach (var assignment in assignments)
        {
            writer.Continue("    " + assignment + ",");
        }

        writer.Continue("};");
    }

    private static IEnumerable<string> Assignments(RowModel model, Func<int, string> valueOf)
    {
        for (var i = 0; i < model.Columns.Count; i++)
        {
            if (model.Arguments.All(argument => argument.Column != i))
            {
                yield return $"{model.Columns[i].Identifier} = {valueOf(i)}";
            }
        }

        foreach (var other in model.RequiredOthers)
        {
            yield return $"{Literals.Identifier(other)} = default!";
        }
    }

    private static string Value(ColumnModel column, int ordinal, Conversions conversions)
    {
        var source = ValueSource.Reader(ordinal);
        var value = conversions.FromStored(column, source);
        return column.IsNullable ? $"{source.IsNull} ? null : {value}" : value;
    }
}
