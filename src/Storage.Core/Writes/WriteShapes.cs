namespace Storage.Core;

/// <summary>The shapes of an entity's inserts and upserts; the common ones are made once.</summary>
internal static class WriteShapes<T>
    where T : class, IEntity<T>
{
    private static readonly InsertShape InsertOrFail = Pin(new(T.Map, ConflictAction.Fail, [], [], []));
    private static readonly InsertShape InsertOrIgnore = Pin(new(T.Map, ConflictAction.Ignore, [], [], []));
    private static readonly InsertShape UpsertByKey = Pin(MakeUpsert(new UpsertOptions<T>()));

    public static InsertShape Insert(ConflictAction conflict) => conflict switch
    {
        ConflictAction.Fail => InsertOrFail,
        ConflictAction.Ignore => InsertOrIgnore,
        _ => throw new ArgumentOutOfRangeException(nameof(conflict), conflict, "An insert fails or ignores; use an upsert to update."),
    };

    public static InsertShape InsertUnless(FilterNode any) => Intern(new(T.Map, ConflictAction.Fail, [], [], [], any));

    public static InsertShape Upsert(UpsertOptions<T>? options) => options is null ? UpsertByKey : options.Shape ??= MakeUpsert(options);

    private static InsertShape MakeUpsert(UpsertOptions<T> options)
    {
        ColumnMap[] target = options.Target.Count == 0 ? [T.Map.Key] : [.. options.Target.Select(column => column.Map)];
        if (!T.Map.IsUnique(target))
        {
            throw new ArgumentException(
                $"The columns ({string.Join(", ", target.Select(column => column.Name))}) of '{T.Map}' identify no row. Declare a unique index over them.",
                nameof(options));
        }

        if (options.Update?.Any(column => column.Map == T.Map.Key) == true)
        {
            throw new ArgumentException($"The key column '{T.Map.Key}' cannot be updated. Take it off the list.", nameof(options));
        }

        ColumnMap[] added = [.. options.Add.Select(column => Addable(column.Map))];
        ColumnMap[] updated = (options.Update, options.Merge, added.Length) switch
        {
            ({ } update, _, _) => [.. update.Select(column => column.Map)],
            (null, null, 0) => [.. T.Map.Columns.Where(column => column != T.Map.Key && !target.Contains(column))],
            _ => [],
        };
        return Intern(new(T.Map, ConflictAction.Update, target, updated, options.Merge?.AssignmentArray ?? [], added: added));
    }

    private static ColumnMap Addable(ColumnMap column) =>
        column != T.Map.Key && column.Type is ColumnType.Integer or ColumnType.Real or ColumnType.Decimal or ColumnType.Duration
            ? column
            : throw new ArgumentException($"To the column '{column}' of '{T.Map}' nothing can be added: it is the key, or holds a {column.Type}.");

    private static InsertShape Pin(InsertShape shape) => (InsertShape)ShapeTable.Pin(Intern(shape));

    private static InsertShape Intern(InsertShape shape) => (InsertShape)ShapeTable.Intern(shape);
}
