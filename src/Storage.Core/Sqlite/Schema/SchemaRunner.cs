namespace Storage.Core.Internal;

/// <summary>Makes what is missing and writes down what it did, inside a transaction that its caller has opened.</summary>
internal static class SchemaRunner
{
    private const string AddHistory = $"INSERT INTO {SqliteSchema.HistoryTable} (created_at, kind, name, sql) VALUES (?1, ?2, ?3, ?4)";

    public static SchemaReport Run(SqliteHandle handle, IReadOnlyCollection<EntityMap> maps, DateTimeOffset now)
    {
        var plan = SchemaPlan.For(new SchemaCatalog(handle), maps);
        foreach (var step in plan.Steps)
        {
            handle.Execute(step.Sql);
            var history = handle.Statement(AddHistory);
            history.Writer.Int64(0, StoredForm.FromTimestamp(now));
            history.Writer.Text(1, step.Kind);
            history.Writer.Text(2, step.Name);
            history.Writer.Text(3, step.Sql);
            history.Run();
        }

        return plan.ToReport();
    }
}
