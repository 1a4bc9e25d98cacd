using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>
/// Many rows in one call and one transaction, on disk when it returns, into an empty table. Each turn has a file and rows of its own, made
/// before the clock starts: EF Core writes the keys into the rows.
/// </summary>
internal sealed class BulkInsertCase<T>(MessageTable<T> table, int rowCount, Scale scale)
    where T : class, IEntity<T>
{
    private const double BytesLimit = 64;

    private static readonly string[] Rivals = [Competitor.Mds, Competitor.Dapper, Competitor.Ef, Competitor.Linq2Db, Competitor.SqliteNet];

    public async Task<CaseResult> RunAsync()
    {
        IContender[] contenders = [Rival(Competitor.Floor), Ours(), .. scale.RivalsOn(table, Rivals).Select(Rival)];
        var measured = await Race.RunAsync(contenders, scale.Jobs);
        var result = CaseResult.From($"bulk-insert{table.Suffix}", $"{rowCount:n0} rows, one call", Unit.NanosecondsPerRow, measured);
        return result.WithCheck("bytes allocated for each row", result.Ours.Bytes!.Value, BytesLimit);
    }

    private WholeWork Rival(string competitor)
    {
        var (path, store, rows) = (string.Empty, (IStore<T>?)null, Array.Empty<T>());
        return new(competitor, () =>
        {
            store!.Insert(rows);
            return new(rows.Length);
        })
        {
            Before = async () =>
            {
                rows = MakeRows();
                store = table.Open(competitor, path = await MessageFiles<T>.MakeEmptyAsync());
            },
            After = () =>
            {
                var stored = store!.Scan(int.MaxValue);
                store.Dispose();
                return EndAsync(path, stored);
            },
        };
    }

    private WholeWork Ours()
    {
        var (path, store, rows) = (string.Empty, (SuiteStore<T>?)null, Array.Empty<T>());
        return new(Competitor.Ours, async () => (await store!.InsertAsync(rows)).RowsAffected)
        {
            Before = async () =>
            {
                rows = MakeRows();
                store = await SuiteStore<T>.OpenAsync(path = await MessageFiles<T>.MakeEmptyAsync(), table);
            },
            After = async () =>
            {
                var stored = await store!.ScanAsync(int.MaxValue);
                await store.DisposeAsync();
                await EndAsync(path, stored);
            },
        };
    }

    private ValueTask EndAsync(string path, int stored)
    {
        WorkingDirectory.Delete(path);
        return stored == rowCount
            ? default
            : throw new InvalidOperationException($"{rowCount} rows were inserted, and {stored} are there.");
    }

    private T[] MakeRows() => new RowSource<T>(table.At, 0).Next(rowCount);
}
