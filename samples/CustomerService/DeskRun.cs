using Microsoft.Extensions.Hosting;
using Storage.Core;
using Storage.Optimization;

namespace CustomerService;

/// <summary>One run from the first message to the report: store, verify, and, once the storage is closed, tell.</summary>
internal sealed class DeskRun(
    DeskOptions options,
    DialogueSummary summary,
    Desk desk,
    Verification verification,
    DeskCounters counters,
    IDeskView view,
    IStorage storage,
    IHostApplicationLifetime lifetime)
{
    private const int SlowQueriesShown = 3;
    private const int QueryLength = 60;

    private bool _isVerified;
    private bool _isInterrupted;
    private readonly List<string> _insights = [];
    private CacheStatistics? _cache;

    public async Task StoreAndVerifyAsync()
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            await view.ShowAsync(new Stage("Storing", summary.Messages, () => counters.Messages), desk.RunAsync(stopping));
            stopping.ThrowIfCancellationRequested();
            var checking = verification.RunAsync(stopping);
            await view.ShowAsync(new Stage("Verifying", summary.Messages, () => verification.Checked), checking);
            _isVerified = await checking;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _isInterrupted = true;
            await Console.Error.WriteLineAsync(
                $"Stopped: {counters.Stored} messages were stored and {counters.AlreadyThere} were already there, of {summary.Messages}. Run again to go on.");
        }

        await LookAsync();
    }

    private static string Shorten(string query) => query.Length <= QueryLength ? query : $"{query[..QueryLength]}...";

    // while the storage is open
    private async Task LookAsync()
    {
        var snapshot = StorageSnapshot.Take(storage);
        _cache = snapshot.Cache;
        _insights.AddRange(snapshot.ToString().TrimEnd().Split(Environment.NewLine));
        if (storage.GetService(typeof(ISlowLog)) is ISlowLog log)
        {
            _insights.AddRange(log.GetSlowQueries(SlowQueriesShown).Select(slow => $"slow      {slow.Duration.TotalMilliseconds:N0} ms: {Shorten(slow.Query)}"));
            _insights.Add($"advice    {await new QueryAdvisor(storage).AdviseAsync()}".TrimEnd());
        }
    }

    /// <summary>Shows the report. The storage is closed by then, so the database is one file of its final size.</summary>
    public int Report()
    {
        view.Show(new DeskReport
        {
            Messages = summary.Messages,
            Stored = counters.Stored,
            AlreadyThere = counters.AlreadyThere,
            Streams = summary.Streams.Count,
            People = summary.People.Count,
            Malformed = summary.Malformed,
            Verified = _isVerified,
            MessagesPerSecond = counters.MessagesPerSecond,
            ReadsPerSecond = counters.ReadsPerSecond,
            WriteP50Ms = counters.Writes.Percentile(0.50),
            WriteP99Ms = counters.Writes.Percentile(0.99),
            ReadP50Ms = counters.Reads.Percentile(0.50),
            ReadP99Ms = counters.Reads.Percentile(0.99),
            Interrupted = _isInterrupted,
            Database = Path.GetFullPath(options.Database),
            DatabaseBytes = new FileInfo(options.Database).Length,
            CacheHitRate = _cache?.HitRate ?? 0,
            CachedTables = _cache?.Tables ?? [],
            Insights = _insights,
        });
        return _isInterrupted ? ExitCode.Interrupted : _isVerified ? ExitCode.Verified : ExitCode.NotVerified;
    }
}
