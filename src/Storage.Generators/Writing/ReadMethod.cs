namespace Storage.Generators;

/// <summary>Writes <c>Read</c>.</summary>
internal static class ReadMethod
{
    public static void Write(RowModel model, Conversions conversions, SourceWriter writer)
    {
        var type = model.Type.FullName;
        var arguments = model.Arguments
            .Select(argument => $"{Literals.Identifier(argument.Name)}: {Argument(model, argument, conversions)}")
            .ToList();
        var assignments = Assignments(model, conversions).ToList();
        writer.Line($"static {type} {Names.Core}IRow<{type}>.Read<TReader>(ref TReader reader) =>");
        if (arguments.Count == 0)
        {
            writer.Continue($"new {type}(){(assignments.Count == 0 ? ";" : "")}");
        }
        else
        {
            writer.Continue($"new {type}(");
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

    private static string Argument(RowModel model, ArgumentModel argument, Conversions conversions) =>
        argument.Column < 0 ? "default!" : Value(model.Columns[argument.Column], argument.Column, conversions);

    private static IEnumerable<string> Assignments(RowModel model, Conversions conversions)
    {
        for (var i = 0; i < model.Columns.Count; i++)
        {
            if (model.Arguments.All(argument => argument.Column != i))
            {
                yield return $"{model.Columns[i].Identifier} = {Value(model.Columns[i], i, conversions)}";
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
