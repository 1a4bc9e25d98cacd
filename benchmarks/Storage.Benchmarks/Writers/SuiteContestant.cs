using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>Ours: each writer awaits <c>WriteAsync</c> of one row at full durability.</summary>
internal sealed class SuiteContestant(SuiteStore store) : IContestant
{
    private readonly MessageSource _rows = new(0);

    public long? Commits => store.Statistics.Commits;

    public Task WriteAsync(Round round)
    {
        round.Begin();
        return Task.WhenAll(Enumerable.Range(0, round.Writers).Select(writer => Task.Run(() => WriteAsync(round, writer))));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task WriteAsync(Round round, int writer)
    {
        while (!round.IsOver)
        {
            var row = _rows.Next();
            var started = Stopwatch.GetTimestamp();
            await store.InsertAsync(row);
            round.Note(writer, started);
        }
    }
}
