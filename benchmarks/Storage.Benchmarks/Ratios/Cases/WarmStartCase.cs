using System.Diagnostics;
using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>
/// The first reads after a restart: a chat goes on where it was, once with the hot keys of before it read back, and once from an empty cache.
/// The reads are those of a host: a message's stream, its sender, and the last messages.
/// </summary>
internal sealed class WarmStartCase(IReadOnlyList<ChatLine> lines, Scale scale)
{
    private const int Reads = 10_000;
    private const int ReadsPerLine = 3;
    private const int LinesBefore = 20_000;
    private const int LinesPerInterval = 5_000;

    private readonly int _stored = ChatScript.StoredOf(lines);
    private readonly Pace _pace = scale.Jobs with { Rounds = scale.IsThorough ? 21 : 7 };
    private readonly List<double> _loads = [];
    private readonly Dictionary<string, long> _missed = [];
    private long _rowsLoaded;

    public async Task<CaseResult> RunAsync()
    {
        await using var cleanup = new Cleanup();
        var path = cleanup.AddFile(await ChatFile.MakeAsync(ChatTableSets.Model, lines));
        await UseAsync(path);
        var measured = await Race.RunAsync(
            [
                FirstReads(Competitor.Ours, path, before: LoadAsync, atFirst: null),
                FirstReads(Competitor.WithLoad, path, before: null, atFirst: LoadAsync),
                FirstReads(Competitor.Cold, path, before: null, atFirst: null),
            ],
            _pace);
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"first {Reads:n0} reads after a restart, of which {_missed[Competitor.Ours]:n0} missed, cold {_missed[Competitor.Cold]:n0}; {_rowsLoaded:n0} hot rows were read back before them in {Quantile.Median(_loads):n1} ms");
        return CaseResult.From("warm-start", what, Unit.NanosecondsPerOperation, measured);
    }

    // the chat up to the restart, with the preloader's looks at it
    private async Task UseAsync(string path)
    {
        await using var engine = await Suite.OpenAsync(path);
        await engine.EnsureSchemaAsync(ChatHost.Maps);
        await using var host = ChatHost.On(engine);
        foreach (var interval in lines.Take(_stored).TakeLast(LinesBefore).Chunk(LinesPerInterval))
        {
            foreach (var line in interval)
            {
                await host.HandleAsync(line);
            }

            await host.Preloader.SaveHotKeysAsync();
        }
    }

    private WholeWork FirstReads(string name, string path, Func<ChatHost, ValueTask>? before, Func<ChatHost, ValueTask>? atFirst)
    {
        var (cleanup, host) = (new Cleanup(), (ChatHost?)null);
        return new WholeWork(name, ReadAsync)
        {
            Before = async () =>
            {
                host = cleanup.AddAsync(ChatHost.On(cleanup.AddAsync(await Suite.OpenAsync(path))));
                await (before?.Invoke(host) ?? default);
            },
            After = cleanup.DisposeAsync,
        };

        async ValueTask<long> ReadAsync()
        {
            await (atFirst?.Invoke(host!) ?? default);
            var before = ReadsOf(host!);
            for (var i = 0; i < Reads / ReadsPerLine; i++)
            {
                await host!.HandleAsync(lines[_stored + i]);
            }

            _missed[name] = ReadsOf(host!) - before;
            return Reads / ReadsPerLine * ReadsPerLine;
        }
    }

    private static long ReadsOf(ChatHost host) => host.Cache.GetStatistics().Tables.Sum(table => table.DatabaseReads);

    private async ValueTask LoadAsync(ChatHost host)
    {
        var started = Stopwatch.GetTimestamp();
        await host.Preloader.PreloadHotKeysAsync();
        _loads.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        _rowsLoaded = host.Preloader.GetStatistics().Rows;
    }
}
