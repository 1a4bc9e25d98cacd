namespace Storage.Core.Internal;

/// <summary>Runs the statements of a unit on one connection, inside a transaction that its caller has opened, and notes what they
/// change.</summary>
/// <param name="handle">The connection.</param>
/// <param name="collectChanges">Whether anybody wants to know what changes.</param>
/// <param name="alwaysSavepoint">Whether a failed unit must leave the transaction usable; else see <see cref="LeftParts"/>.</param>
internal sealed partial class UnitExecutor(SqliteHandle handle, bool collectChanges, bool alwaysSavepoint = false)
{
    // kept from unit to unit, and from commit to commit
    private readonly List<RowChange> _rows = [];
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);
    private int? _changesBefore;

    /// <summary>The connection that it runs on.</summary>
    public SqliteHandle Handle => handle;

    /// <summary>Whether changes are noted; where not, a notice has to stand for everything.</summary>
    public bool CollectsChanges => collectChanges;

    /// <summary>Runs a unit. When it throws, nothing of the unit is left, or the whole transaction is gone: ask
    /// <see cref="SqliteHandle.IsAutocommit"/>.</summary>
    public StatementResult[] Run(WriteUnit unit)
    {
        ForgetChanges();
        var isGuarded = alwaysSavepoint || NeedsSavepoint(unit);
        _changesBefore = isGuarded || unit.IdempotencyKey is not null ? null : handle.TotalChanges;
        return isGuarded ? RunInSavepoint(unit) : RunStatements(unit);
    }

    /// <summary>Whether a unit that failed without a savepoint has left rows behind, as conflict clauses and triggers that say FAIL
    /// do.</summary>
    public bool LeftParts => _changesBefore is { } before && handle.TotalChanges != before;

    /// <summary>Forgets what was noted of the last unit.</summary>
    public void ForgetChanges()
    {
        _rows.Clear();
        _tables.Clear();
    }

    /// <summary>Moves what the last unit changed, once nothing can undo it but the transaction itself.</summary>
    public void MoveChangesTo(CommitNotice notice)
    {
        foreach (var change in _rows)
        {
            notice.Add(change);
        }

        foreach (var table in _tables)
        {
            notice.AddTable(table);
        }

        ForgetChanges();
    }

    // a single statement that fails undoes itself; anything that can fail after a part was done needs a point to go back to
    private static bool NeedsSavepoint(WriteUnit unit) =>
        unit.StatementArray.Length > 1
        || unit.StatementArray[0] is SqlWrite or { ExpectedRows: not null } or RowWrite { RowCount: > 1 } or PatchWrite { PatchShape.HasLimit: true } or PatchWrite { ReturnsRows: true };

    private StatementResult[] RunInSavepoint(WriteUnit unit)
    {
        handle.Statement("SAVEPOINT unit").Run();
        try
        {
            var results = RunStatements(unit);
            handle.Statement("RELEASE unit").Run();
            return results;
        }
        catch when (!handle.IsAutocommit)
        {
            handle.Statement("ROLLBACK TO unit").Run();
            handle.Statement("RELEASE unit").Run();
            throw;
        }
    }

    private StatementResult[] RunStatements(WriteUnit unit)
    {
        var statements = unit.StatementArray;
        var results = new StatementResult[statements.Length];
        for (var i = 0; i < statements.Length; i++)
        {
            results[i] = Run(statements[i]);
            if (statements[i].ExpectedRows is { } expected && results[i].RowsAffected != expected)
            {
                throw new StorageException(
                    StorageErrorCode.RowCountMismatch,
                    $"Statement {i + 1} of the unit (a {statements[i].Shape.Operation} on '{statements[i].Shape.Map?.Table ?? "raw SQL"}') affected {results[i].RowsAffected} rows; the unit demands {expected}.");
            }
        }

        return results;
    }

    private StatementResult Run(WriteStatement statement)
    {
        switch (statement)
        {
            case RowWrite write:
                return RunRows(write);
            case PatchWrite { PatchShape.HasLimit: true } claim:
                return RunClaim(claim);
            case PatchWrite patch:
                return RunPatch(patch);
            case DeleteWrite delete:
                return RunDelete(delete);
            case SqlWrite sql:
                var compiled = handle.Statement(sql.Shape);
                compiled.Writer.Values((DbValue[])sql.Parameters);
                var before = handle.TotalChanges;
                compiled.Run();
                AddTables(compiled, own: null);
                return new(handle.TotalChanges - before, []);
            default:
                throw new NotSupportedException($"{statement.GetType().Name} is no statement of this engine.");
        }
    }

    private StatementResult RunPatch(PatchWrite patch)
    {
        var shape = patch.PatchShape;
        var variant = patch.ReturnsRows ? StatementVariant.ReturningRow : collectChanges ? StatementVariant.ReturningKey : StatementVariant.Plain;
        var statement = handle.Statement(shape, variant);
        var rows = patch.ReturnsRows ? patch.CreateList() : null;
        var affected = RunReturning(statement, (DbValue[])patch.Parameters, shape.Map!, RowChangeKind.Patched, variant, patch, rows);
        AddTables(statement, shape.Map!.Table);
        AddTableIfMoved(shape);
        return new(affected, [], rows);
    }

    private StatementResult RunClaim(PatchWrite claim)
    {
        var shape = claim.PatchShape;
        var assigned = shape.Assignments.Count;
        var parameters = (DbValue[])claim.Parameters;
        var keys = SelectKeys(shape, parameters.AsSpan(assigned));
        var statement = handle.Statement(shape, StatementVariant.ReturningRow);
        var rows = claim.CreateList();
        var affected = 0;
        foreach (var key in keys)
        {
            affected += RunReturning(statement, [.. parameters.AsSpan(0, assigned), key], shape.Map!, RowChangeKind.Patched, StatementVariant.ReturningRow, claim, rows);
        }

        AddTables(statement, shape.Map!.Table);
        AddTableIfMoved(shape);
        return new(affected, [], rows);
    }

    private List<DbValue> SelectKeys(PatchShape shape, ReadOnlySpan<DbValue> parameters)
    {
        var keys = new List<DbValue>();
        var select = handle.Statement(shape, StatementVariant.SelectKeys);
        try
        {
            select.Writer.Values(parameters);
            while (select.Step())
            {
                keys.Add(select.Row.GetValue(0));
            }
        }
        finally
        {
            select.Reset();
        }

        return keys;
    }

    private StatementResult RunDelete(DeleteWrite delete)
    {
        var shape = delete.DeleteShape;
        var namesRows = collectChanges && shape is not { Filter: null, HasLimit: false, HasOffset: false };
        var variant = namesRows ? StatementVariant.ReturningKey : StatementVariant.Plain;
        var statement = handle.Statement(shape, variant);
        var affected = RunReturning(statement, (DbValue[])delete.Parameters, shape.Map!, RowChangeKind.Deleted, variant, patch: null, rows: null);
        AddTables(statement, namesRows ? shape.Map!.Table : null);
        return new(affected, []);
    }

    private int RunReturning(
        SqliteStatement statement, DbValue[] parameters, EntityMap map, RowChangeKind kind, StatementVariant variant, PatchWrite? patch, System.Collections.IList? rows)
    {
        try
        {
            statement.Writer.Values(parameters);
            var returned = 0;
            while (statement.Step())
            {
                returned++;
                var row = statement.Row;
                rows?.Add(patch!.ReadRow(ref row));
                if (collectChanges)
                {
                    _rows.Add(variant == StatementVariant.ReturningRow ? ChangeOf(map, row, rows![^1]) : ChangeOf(map, kind, row, patch));
                }
            }

            return variant == StatementVariant.Plain ? handle.Changes : returned;
        }
        finally
        {
            statement.Reset();
        }
    }

    // where rows move to another partition, the one they leave is not known
    private void AddTableIfMoved(PatchShape shape)
    {
        if (collectChanges && shape.Map!.Partition is { } partition && shape.Assignments.Any(assignment => assignment.Column == partition))
        {
            _tables.Add(shape.Map.Table);
        }
    }

    private void AddTables(SqliteStatement statement, string? own)
    {
        if (!collectChanges)
        {
            return;
        }

        foreach (var table in statement.Written.All)
        {
            if (!string.Equals(table, own, StringComparison.OrdinalIgnoreCase) || statement.Written.WritesIndirectly(table))
            {
                _tables.Add(table);
            }
        }
    }
}
