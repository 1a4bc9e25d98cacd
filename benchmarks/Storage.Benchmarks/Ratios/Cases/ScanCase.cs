using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Rows that are taken one by one and kept by nobody.</summary>
internal sealed class ScanCase<T>(ReadStores<T> stores, Scale scale)
    where T : class, IEntity<T>
{
    private const double MegabytesLimit = 1;
    private const int Pauses = 4;

    private readonly int _rows = Math.Min(scale.ScanRows, stores.Files.Rows);

    public async Task<CaseResult> RunAsync()
    {
        string[] rivals = [Competitor.Mds, Competitor.Dapper, Competitor.Ef, Competitor.Linq2Db, Competitor.SqliteNet];
        var contenders = stores.Of([Competitor.Floor, .. scale.RivalsOn(stores.Files.Table, rivals)])
            .Select(one => (IContender)new WholeWork(one.Name, () => new(one.Store.Scan(_rows))))
            .ToList();
        var ours = await stores.OursAsync();
        contenders.Insert(1, new WholeWork(Competitor.Ours, async () => await ours.ScanAsync(_rows)));
        var measured = await Race.RunAsync(contenders, scale.Jobs);
        return CaseResult.From($"scan-stream{stores.Files.Table.Suffix}", $"stream {_rows:n0} rows", Unit.NanosecondsPerRow, measured)
            .WithCheck("heap grown within the loop, MB", await MeasureGrowthAsync(ours), MegabytesLimit);
    }

    // what the loop holds on to, so not timed: a full collection takes its time
    private async Task<double> MeasureGrowthAsync(SuiteStore<T> ours)
    {
        var (seen, most, before) = (0, 0L, GC.GetTotalMemory(forceFullCollection: true));
        await foreach (var row in ours.StreamAsync(_rows))
        {
            GC.KeepAlive(row);
            if (++seen % (_rows / Pauses) == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        return most / 1e6;
    }
}
