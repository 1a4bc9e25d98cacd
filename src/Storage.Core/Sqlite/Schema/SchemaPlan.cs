namespace Storage.Core.Internal;

/// <summary>
/// Works out what a database lacks of some entities. What is there is left alone: tables and columns that nobody knows, rows, indexes under
/// other names. An index that does the work of a wanted one serves for it, and a unique index that the rows do not allow becomes a plain one.
/// </summary>
internal sealed class SchemaPlan
{
    private const int DuplicatesShown = 10;

    private readonly SchemaCatalog _catalog;
    private readonly List<SchemaStep> _steps = [];
    private readonly List<SchemaFinding> _findings = [];

    private SchemaPlan(SchemaCatalog catalog) => _catalog = catalog;

    public IReadOnlyList<SchemaStep> Steps => _steps;

    public static SchemaPlan For(SchemaCatalog catalog, IReadOnlyCollection<EntityMap> maps)
    {
        var plan = new SchemaPlan(catalog);
        plan._steps.AddRange(SqliteSchema.EngineTables.Where(table => !catalog.HasTable(table.Name)));
        foreach (var map in maps.DistinctBy(map => map.Table, StringComparer.OrdinalIgnoreCase))
        {
            plan.Add(map);
        }

        return plan;
    }

    public SchemaReport ToReport() => new(NamesOf(SchemaStep.Table), NamesOf(SchemaStep.Index))
    {
        AddedColumns = NamesOf(SchemaStep.Column),
        Findings = _findings,
    };

    private string[] NamesOf(string kind) => [.. _steps.Where(step => step.Kind == kind).Select(step => step.Name)];

    private void Add(EntityMap map)
    {
        if (!_catalog.HasTable(map.Table))
        {
            _steps.Add(new(SchemaStep.Table, map.Table, SqliteSchema.CreateTable(map)));
            _steps.AddRange(map.Indexes.Select(index => CreateIndex(map, index)));
            return;
        }

        var existing = _catalog.Columns(map.Table).ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        RequireKey(map, existing);
        AddColumns(map, existing);
        LookAtColumns(map, existing);
        AddIndexes(map, existing);
    }

    private void RequireKey(EntityMap map, Dictionary<string, ExistingColumn> existing)
    {
        var isKey = existing.GetValueOrDefault(map.Key.Name) is { IsKey: true } && existing.Values.Count(column => column.IsKey) == 1;
        if (isKey && map.KeyGeneration != KeyGeneration.Caller && !_catalog.HasGeneratedKey(map.Table))
        {
            throw new StorageException(
                StorageErrorCode.SchemaMismatch,
                $"The table '{map.Table}' exists, but the database does not make its keys: '{map.Key}' is not declared INTEGER PRIMARY KEY, as {map.EntityType.Name} needs it. Move its rows into a table that is.");
        }

        if (!isKey)
        {
            throw new StorageException(
                StorageErrorCode.SchemaMismatch,
                $"The table '{map.Table}' exists, but '{map.Key}' is not its primary key, as {map.EntityType.Name} needs it. Rename the table, or move its rows into one that has that key.");
        }
    }

    private void AddColumns(EntityMap map, Dictionary<string, ExistingColumn> existing)
    {
        foreach (var column in map.Columns.Where(column => !existing.ContainsKey(column.Name)))
        {
            _steps.Add(new(SchemaStep.Column, $"{map.Table}.{column}", SqliteSchema.AddColumn(map, column)));
            if (!column.IsNullable && column.Default.IsNull)
            {
                column.MayHoldNull = true;
                Find(SchemaFindingKind.AddedAsNullable, map, [column.Name], $"The column '{column}' of '{map.Table}' was missing and is added without NOT NULL, since the rows that exist have no value for it; they read as '{column}' being unreadable.");
            }
        }
    }

    private void LookAtColumns(EntityMap map, Dictionary<string, ExistingColumn> existing)
    {
        foreach (var column in existing.Values)
        {
            var known = map.FindColumn(column.Name);
            if (known is { IsNullable: false } && column.MayBeNull)
            {
                known.MayHoldNull = true;
            }

            map.HasComputedColumns |= known is not null && column.IsComputed;
            if (known is null && column.IsRequired)
            {
                Find(SchemaFindingKind.UnknownRequiredColumn, map, [column.Name], $"The column '{column.Name}' of '{map.Table}' is unknown to {map.EntityType.Name}, takes no null and has no default, so inserts will fail. Give it a default, or add it to the entity.");
            }
            else if (known is { Type: ColumnType.Text or ColumnType.Json } && column.IsNumeric)
            {
                Find(SchemaFindingKind.NumericTextColumn, map, [column.Name], $"The column '{column.Name}' of '{map.Table}' holds texts but is declared {column.DeclaredType}, so the database turns texts such as '007' into numbers.");
            }
        }
    }

    private void AddIndexes(EntityMap map, Dictionary<string, ExistingColumn> existing)
    {
        var indexes = _catalog.Indexes(map.Table);
        foreach (var wanted in map.Indexes.Where(wanted => !indexes.Exists(index => index.Serves(wanted))))
        {
            var index = wanted.IsUnique && Repeats(map, wanted, existing) ? Plain(wanted) : wanted;
            if (index == wanted || !indexes.Exists(other => other.Serves(index)))
            {
                RequireFreeName(map, index);
                _steps.Add(CreateIndex(map, index));
            }
        }
    }

    private bool Repeats(EntityMap map, IndexMap index, Dictionary<string, ExistingColumn> existing)
    {
        // a column that is still missing will have its default in every row
        string[] columns = [.. index.Columns.Select(term => existing.ContainsKey(term.Column.Name) ? SqliteCompiler.Quote(term.Column.Name) : SqliteSchema.Literal(term.Column.Default))];
        var duplicates = _catalog.Duplicates(map.Table, columns, index.Where, DuplicatesShown + 1);
        if (duplicates.Count == 0)
        {
            return false;
        }

        var names = string.Join(", ", index.Columns.Select(term => term.Column.Name));
        var shown = string.Join("; ", duplicates.Take(DuplicatesShown).Select(duplicate => $"'{duplicate.Value}' ({duplicate.Rows} rows)"));
        var more = duplicates.Count > DuplicatesShown ? " and more" : string.Empty;
        _findings.Add(new(
            SchemaFindingKind.DuplicateValues,
            map.Table,
            [.. index.Columns.Select(term => term.Column.Name)],
            $"'{map.Table}' cannot have a unique index over ({names}), so it has a plain one, and a look-up finds one of the rows: {shown}{more}. Once the values are unique, the next start makes the index unique.")
        {
            Duplicates = [.. duplicates.Take(DuplicatesShown)],
        });
        return true;
    }

    // the name that a plain index over the same columns has
    private static IndexMap Plain(IndexMap wanted) => new(
        wanted.Name.StartsWith("ux_", StringComparison.Ordinal) ? $"ix_{wanted.Name[3..]}" : $"{wanted.Name}_plain",
        [.. wanted.Columns])
    {
        Where = wanted.Where,
    };

    private void RequireFreeName(EntityMap map, IndexMap index)
    {
        if (_catalog.HasIndex(index.Name))
        {
            throw new StorageException(
                StorageErrorCode.SchemaMismatch,
                $"An index '{index.Name}' exists, but not over the columns of '{map.Table}' that {map.EntityType.Name} wants ({string.Join(", ", index.Columns.Select(term => term.Column.Name))}). Drop it, or name the entity's index otherwise.");
        }
    }

    private static SchemaStep CreateIndex(EntityMap map, IndexMap index) => new(SchemaStep.Index, index.Name, SqliteSchema.CreateIndex(map, index));

    private void Find(SchemaFindingKind kind, EntityMap map, string[] columns, string message) => _findings.Add(new(kind, map.Table, columns, message));
}
