using System.Diagnostics;
using Storage.Core;

namespace Storage.Hosting.Internal;

/// <summary>Closes a pipe: drains its layers, the outermost first, and closes the engine in the time that is left. The layers are disposed
/// when nothing leads to them any more.</summary>
internal static class LayerClosing
{
    public static async ValueTask<CloseReport> CloseAsync(IReadOnlyList<IStorage> layers, IStorageEngine engine, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var draining = layers.OfType<IDrainingLayer>().ToList();
        var before = new List<DrainReport>();
        try
        {
            foreach (var layer in draining)
            {
                before.Add(await layer.DrainAsync(Left(timeout, started), cancellationToken).ConfigureAwait(false));
            }
        }
        catch
        {
            // a layer that fails must not leave the file open
            await engine.CloseAsync(Left(timeout, started), cancellationToken).ConfigureAwait(false);
            throw;
        }

        var closed = await engine.CloseAsync(Left(timeout, started), cancellationToken).ConfigureAwait(false);
        var drained = await ReportAsync(draining).ConfigureAwait(false);

        // what was on its way to the engine is in the engine's own counts
        return closed with
        {
            Written = closed.Written + before.Sum(report => report.Written),
            NotWritten = closed.NotWritten + before.Sum(report => report.NotWritten.Count(write => write.Outcome != WriteOutcome.Unknown)),
            Drained = drained,
        };
    }

    public static async ValueTask DisposeAsync(IReadOnlyList<IStorage> layers)
    {
        foreach (var layer in layers)
        {
            if (layer is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (layer as IDisposable)?.Dispose();
            }
        }
    }

    // now that the engine is closed, what was on its way has ended one way or the other
    private static async ValueTask<IReadOnlyList<DrainReport>> ReportAsync(List<IDrainingLayer> layers)
    {
        var reports = new List<DrainReport>();
        foreach (var layer in layers)
        {
            reports.Add(await layer.DrainAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false));
        }

        return reports;
    }

    private static TimeSpan Left(TimeSpan timeout, long started)
    {
        var left = timeout - Stopwatch.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
