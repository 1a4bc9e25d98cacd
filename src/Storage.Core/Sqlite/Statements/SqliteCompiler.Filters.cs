namespace Storage.Core.Internal;

/// <content>Conditions.</content>
internal sealed partial class SqliteCompiler
{
    private SqliteCompiler Where(FilterNode? filter)
    {
        if (filter is not null)
        {
            Append(" WHERE ").Filter(filter);
        }

        return this;
    }

    private void Filter(FilterNode node)
    {
        switch (node)
        {
            case CompareFilter compare:
                Column(compare.Column).Append(Operator(compare.Comparison, compare.Column.MayHoldNull));
                Parameter();
                break;
            case NullFilter test:
                Column(test.Column).Append(test.IsNull ? " IS NULL" : " IS NOT NULL");
                break;
            case InFilter list:
                In(list);
                break;
            case LikeFilter like:
                Column(like.Column).Append(" LIKE ");
                Parameter();
                Append(" ESCAPE '\\'");
                break;
            case RowCompareFilter rows:
                Append("(").List(rows.Columns, column => Column(column)).Append(")").Append(Operator(rows.Comparison, isNullable: false));
                Append("(").List(rows.Columns, _ => Parameter()).Append(")");
                break;
            case AndFilter and:
                Pair(and.Left, " AND ", and.Right);
                break;
            case OrFilter or:
                Pair(or.Left, " OR ", or.Right);
                break;
            case NotFilter { Inner: null }:
                Append("0");
                break;
            case NotFilter not:
                // the exact opposite, with the rows for which the inner condition is neither true nor false
                Append("(");
                Filter(not.Inner!);
                Append(") IS NOT TRUE");
                break;
            default:
                throw new NotSupportedException($"{node.GetType().Name} has no SQL form.");
        }
    }

    private void Pair(FilterNode left, string word, FilterNode right)
    {
        Append("(");
        Filter(left);
        Append(word);
        Filter(right);
        Append(")");
    }

    private void In(InFilter list)
    {
        Append(list.IncludesNull ? "(" : string.Empty).Column(list.Column);
        Append(" IN ");
        ListParameter(list.Encoding, isText: list.Column.Type is not (ColumnType.Blob or ColumnType.Guid));
        if (list.IncludesNull)
        {
            Append(" OR ").Column(list.Column).Append(" IS NULL)");
        }
    }

    private void ListParameter(ListEncoding encoding, bool isText)
    {
        var value = (encoding, isText) switch
        {
            (ListEncoding.Hexadecimal, true) => "CAST(unhex(value) AS TEXT)",
            (ListEncoding.Hexadecimal, false) => "unhex(value)",
            _ => "value",
        };
        Append("(SELECT ").Append(value).Append(" FROM json_each(");
        Parameter();
        Append("))");
    }

    private static string Operator(Comparison comparison, bool isNullable) => comparison switch
    {
        Comparison.Equal => " = ",
        Comparison.NotEqual => isNullable ? " IS NOT " : " <> ",
        Comparison.Less => " < ",
        Comparison.LessOrEqual => " <= ",
        Comparison.Greater => " > ",
        _ => " >= ",
    };
}
