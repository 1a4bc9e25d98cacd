using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>
/// The statements on a table of messages, for those who write SQL: parameters by position for those who bind by position, and by the
/// properties' names for those who bind by name.
/// </summary>
internal sealed class TableSql
{
    /// <summary>How many keys the statement for many keys takes.</summary>
    public const int ManyCount = 100;

    public TableSql(EntityMap map)
    {
        ColumnMap[] values = [.. map.Columns.Where(column => column != map.Key)];
        var columns = string.Join(", ", map.Columns.Select(column => column.Name));
        var aliased = string.Join(", ", map.Columns.Select(column => $"{column.Name} AS {column.Property}"));
        var inserted = string.Join(", ", values.Select(column => column.Name));
        Table = map.Table;
        ValueCount = values.Length;
        Select = $"SELECT {columns} FROM {Table}";
        SelectByProperty = $"SELECT {aliased} FROM {Table}";
        Insert = $"INSERT INTO {Table} ({inserted}) VALUES ({Join(values.Length, i => $"?{i}")})";
        InsertByProperty = $"INSERT INTO {Table} ({inserted}) VALUES ({string.Join(", ", values.Select(column => $"@{column.Property}"))})";
    }

    public string Table { get; }

    /// <summary>How many columns an insert gives: all but the key.</summary>
    public int ValueCount { get; }

    public string Insert { get; }

    public string InsertByProperty { get; }

    public string Select { get; }

    /// <summary>As <see cref="Select"/>, with each column named as its property.</summary>
    public string SelectByProperty { get; }

    public string Find => $"{Select} WHERE message_id = ?1";

    public string FindByKey => $"{Select} WHERE id = ?1";

    public string Last => $"{Select} WHERE chat_id = ?1 ORDER BY time DESC LIMIT ?2";

    public string FindMany => $"{Select} WHERE id IN ({Join(ManyCount, i => $"?{i}")})";

    public string Scan => $"{Select} LIMIT ?1";

    private static string Join(int count, Func<int, string> part) => string.Join(", ", Enumerable.Range(1, count).Select(part));
}
