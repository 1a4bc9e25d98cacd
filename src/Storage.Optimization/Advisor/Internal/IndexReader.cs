namespace Storage.Optimization.Internal;

/// <summary>Reads what indexes a database has, and how large others would be.</summary>
internal sealed class IndexReader(IStorage storage)
{
    private const int SampledRows = 1_000;
    private const int BytesPerEntry = 12;
    private const string Mark = "/* advisor */ ";

    /// <summary>Says whether a shape is one of the advisor's own questions.</summary>
    public static bool Asks(Shape shape) => shape is SqlShape { Text: var text } && text.StartsWith(Mark, StringComparison.Ordinal);

    public async ValueTask<IReadOnlyList<StoredIndex>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await storage.QueryAsync<ValueRow>(
            Query("""
            SELECT t.name, l.name, l."unique", l.partial, l.origin, coalesce(x.name, ''), x."desc", x.coll
            FROM sqlite_schema AS t, pragma_index_list(t.name) AS l, pragma_index_xinfo(l.name) AS x
            WHERE t.type = 'table' AND x."key" = 1
            ORDER BY t.name, l.name, x.seqno
            """),
            cancellationToken).ConfigureAwait(false);
        return
        [
            .. from row in rows
               group row by (Table: row[0].AsString(), Name: row[1].AsString()) into index
               let first = index.First()
               select new StoredIndex(index.Key.Table, index.Key.Name, [.. index.Select(row => (row[5].AsString(), row[6].AsInt64() != 0, row[7].AsString()))])
               {
                   IsUnique = first[2].AsInt64() != 0,
                   IsPartial = first[3].AsInt64() != 0,
                   IsDeclared = first[4].AsString() == "c",
               },
        ];
    }

    /// <summary>Estimates the bytes of an index from the first rows.</summary>
    public async ValueTask<long> EstimateBytesAsync(IndexCandidate index, CancellationToken cancellationToken)
    {
        var map = index.Map;
        var sample = await storage.QueryAsync<ValueRow>(Query(Select(map, index)), cancellationToken).ConfigureAwait(false);
        var count = (await storage.QueryAsync<ValueRow>(Query($"SELECT count(*) FROM {Quote(map.Table)}"), cancellationToken).ConfigureAwait(false))[0][0].AsInt64();
        return count * (BytesPerEntry + (sample[0][0].IsNull ? 0 : (long)sample[0][0].AsDouble()));
    }

    private static string Select(EntityMap map, IndexCandidate index)
    {
        var lengths = index.AllColumns.Select(term => $"coalesce(length(CAST({Quote(term.Column.Name)} AS BLOB)), 0)");
        return $"SELECT avg(bytes) FROM (SELECT {string.Join(" + ", lengths)} AS bytes FROM {Quote(map.Table)} LIMIT {SampledRows})";
    }

    // names come from maps, and are quoted
    private static Sql Query(string text)
    {
        var sql = new Sql(Mark.Length + text.Length, 0);
        sql.AppendLiteral(Mark);
        sql.AppendLiteral(text);
        return sql;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
