using System.Globalization;
using System.Text;

namespace Storage.Core.Internal;

/// <summary>Turns a shape into SQLite's SQL. Parameters are numbered in the order in which requests collect them.</summary>
internal sealed partial class SqliteCompiler
{
    private readonly StringBuilder _sql = new(256);
    private int _parameters;

    private SqliteCompiler()
    {
    }

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Compile(Shape shape, StatementVariant variant)
    {
        var compiler = new SqliteCompiler();
        switch (shape)
        {
            case SelectShape select:
                compiler.Select(select);
                break;
            case InsertShape insert when variant == StatementVariant.SelectExisting:
                compiler.SelectExisting(insert);
                break;
            case InsertShape insert:
                compiler.Insert(insert);
                break;
            case PatchShape patch when variant == StatementVariant.SelectKeys:
                compiler.SelectKeys(patch.Map!, patch.Filter, patch.Orders, patch.HasLimit, hasOffset: false);
                break;
            case PatchShape patch:
                compiler.Patch(patch);
                break;
            case DeleteShape delete:
                compiler.Delete(delete);
                break;
            case SqlShape sql:
                compiler.Sql(sql);
                break;
            default:
                throw new NotSupportedException($"{shape.GetType().Name} has no SQL form.");
        }

        return compiler.Returning(shape, variant)._sql.ToString();
    }

    private SqliteCompiler Returning(Shape shape, StatementVariant variant)
    {
        if (variant == StatementVariant.ReturningRow)
        {
            Append(" RETURNING ").List(shape.Map!.Columns, column => Column(column));
        }
        else if (variant == StatementVariant.ReturningKey)
        {
            Append(" RETURNING ").Column(shape.Map!.Key);
            if (shape.Map.Partition is { } partition)
            {
                Append(", ").Column(partition);
            }

            if (shape is PatchShape { Map.HasComputedColumns: false } patch)
            {
                Append(", ").List(patch.Assignments, assignment => Column(assignment.Column));
            }
        }

        return this;
    }

    private void Select(SelectShape shape)
    {
        if (shape.Items is [{ Kind: SelectItemKind.Exists }])
        {
            Append("SELECT EXISTS (SELECT 1 FROM ").Table(shape.Map!).Where(shape.Filter).Append(")");
            return;
        }

        Append(shape.Flags.HasFlag(SelectFlags.Distinct) ? "SELECT DISTINCT " : "SELECT ");
        List(shape.Items, Item).Append(" FROM ").Table(shape.Map!).Where(shape.Filter);
        if (shape.Flags.HasFlag(SelectFlags.Grouped))
        {
            Append(" GROUP BY ").List(shape.Items.Where(item => item.Kind == SelectItemKind.Column), item => Column(item.Column!));
        }

        OrderBy(shape.Orders).Limit(shape.Flags.HasFlag(SelectFlags.Limit), shape.Flags.HasFlag(SelectFlags.Offset));
    }

    private void Insert(InsertShape shape)
    {
        Append("INSERT INTO ").Table(shape.Map!).Append(" (").List(shape.Map!.Columns, column => Column(column));
        if (shape.Unless is not null)
        {
            Append(") SELECT ").List(shape.Map.Columns, _ => Parameter());
            Append(" WHERE NOT EXISTS (SELECT 1 FROM ").Table(shape.Map).Where(shape.Unless).Append(")");
            return;
        }

        Append(") VALUES (").List(shape.Map.Columns, _ => Parameter()).Append(")");
        if (shape.Conflict == ConflictAction.Fail)
        {
            return;
        }

        Append(" ON CONFLICT");
        if (shape.Target.Count > 0)
        {
            Append(" (").List(shape.Target, column => Column(column)).Append(")");
        }

        if (shape.Updated.Count + shape.Assignments.Count + shape.Added.Count == 0)
        {
            Append(" DO NOTHING");
            return;
        }

        Append(" DO UPDATE SET ").List(shape.Updated, column => Column(column).Append(" = excluded.").Column(column));
        Append(shape.Updated.Count > 0 && shape.Assignments.Count > 0 ? ", " : string.Empty);
        List(shape.Assignments, assignment => Assign(shape.Map, assignment));
        Append(shape.Updated.Count + shape.Assignments.Count > 0 && shape.Added.Count > 0 ? ", " : string.Empty);
        List(shape.Added, column => Existing(Column(column).Append(" = "), shape.Map, column).Append(" + coalesce(excluded.").Column(column).Append(", 0)"));
    }

    private static SqliteCompiler Existing(SqliteCompiler compiler, EntityMap map, ColumnMap column) =>
        compiler.Append("coalesce(").Table(map).Append(".").Column(column).Append(", 0)");

    private void SelectExisting(InsertShape shape)
    {
        Append("SELECT ").Column(shape.Map!.Key).Append(", ").Column(shape.Map.Partition!).Append(" FROM ").Table(shape.Map).Append(" WHERE ");
        var first = true;
        foreach (var column in shape.Target)
        {
            Append(first ? string.Empty : " AND ").Column(column).Append(" = ");
            Parameter();
            first = false;
        }
    }

    private void Patch(PatchShape shape)
    {
        Append("UPDATE ").Table(shape.Map!).Append(" SET ").List(shape.Assignments, assignment => Assign(shape.Map!, assignment));
        if (shape.HasLimit)
        {
            Append(" WHERE ").Column(shape.Map!.Key).Append(" = ");
            Parameter();
        }
        else
        {
            Where(shape.Filter);
        }
    }

    private void Delete(DeleteShape shape)
    {
        Append("DELETE FROM ").Table(shape.Map!);
        if (!shape.HasLimit && !shape.HasOffset)
        {
            Where(shape.Filter);
            return;
        }

        Append(" WHERE ").Column(shape.Map!.Key).Append(" IN (").SelectKeys(shape.Map, shape.Filter, shape.Orders, shape.HasLimit, shape.HasOffset).Append(")");
    }

    private void Sql(SqlShape shape)
    {
        var start = 0;
        foreach (var hole in shape.Holes)
        {
            _sql.Append(shape.Text, start, hole.Position - start);
            if (hole.IsList)
            {
                ListParameter(hole.Encoding, hole.IsText);
            }
            else
            {
                Parameter();
            }

            start = hole.Position;
        }

        _sql.Append(shape.Text, start, shape.Text.Length - start);
    }

    private SqliteCompiler SelectKeys(EntityMap map, FilterNode? filter, IReadOnlyList<OrderTerm> orders, bool hasLimit, bool hasOffset)
    {
        Append("SELECT ").Column(map.Key).Append(" FROM ").Table(map).Where(filter).OrderBy(orders).Limit(hasLimit, hasOffset);
        return this;
    }

    private void Assign(EntityMap map, Assignment assignment)
    {
        Column(assignment.Column).Append(" = ");
        if (assignment.Kind == AssignmentKind.Add)
        {
            Append("coalesce(").Table(map).Append(".").Column(assignment.Column).Append(", 0) + ");
        }

        Parameter();
    }

    private void Item(SelectItem item)
    {
        switch (item.Kind)
        {
            case SelectItemKind.Column:
                Column(item.Column!);
                break;
            case SelectItemKind.Count:
                Append("count(*)");
                break;
            case SelectItemKind.Sum:
                Append("coalesce(sum(").Column(item.Column!).Append("), 0)");
                break;
            default:
                Append(item.Kind switch { SelectItemKind.Min => "min(", SelectItemKind.Max => "max(", _ => "avg(" }).Column(item.Column!).Append(")");
                break;
        }
    }

    private SqliteCompiler OrderBy(IReadOnlyList<OrderTerm> orders)
    {
        if (orders.Count > 0)
        {
            Append(" ORDER BY ").List(orders, order => Column(order.Column).Append(order.Descending ? " DESC" : string.Empty));
        }

        return this;
    }

    private SqliteCompiler Limit(bool hasLimit, bool hasOffset)
    {
        if (hasLimit)
        {
            Append(" LIMIT ");
            Parameter();
        }
        else if (hasOffset)
        {
            Append(" LIMIT -1");
        }

        if (hasOffset)
        {
            Append(" OFFSET ");
            Parameter();
        }

        return this;
    }

    private SqliteCompiler List<TItem>(IEnumerable<TItem> items, Action<TItem> append)
    {
        var first = true;
        foreach (var item in items)
        {
            Append(first ? string.Empty : ", ");
            append(item);
            first = false;
        }

        return this;
    }

    private SqliteCompiler Table(EntityMap map) => Append(Quote(map.Table));

    private SqliteCompiler Column(ColumnMap column) => Append(Quote(column.Name));

    private void Parameter() => _sql.Append(CultureInfo.InvariantCulture, $"?{++_parameters}");

    private SqliteCompiler Append(string text)
    {
        _sql.Append(text);
        return this;
    }
}
