using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>
/// Lets two sides write in turn, so that whatever else the machine does meets both, and counts afterwards whether every acknowledged row is
/// there.
/// </summary>
internal static class Contest
{
    public static async Task<ContestResult> RunAsync(WritersOptions options)
    {
        var (ours, theirs) = (await MessageDatabase.MakeEmptyAsync(), await MessageDatabase.MakeEmptyAsync());
        var (oursLog, theirsLog) = (new RoundLog("Storage"), new RoundLog("Microsoft.Data.Sqlite"));
        await using (var suite = new SuiteContestant(await SuiteStore.OpenAsync(ours)))
        await using (var rival = new TransactionContestant(theirs, options.Writers))
        {
            for (var round = 0; round <= options.Rounds; round++)
            {
                var what = round == 0 ? "warm-up" : $"round {round} of {options.Rounds}";
                await Console.Error.WriteLineAsync($"writers: {options.Writers}, {what}");
                await RunAsync(suite, oursLog, options);
                await RunAsync(rival, theirsLog, options);
            }
        }

        var result = new ContestResult(options.Writers, oursLog.ToResult(CountRows(ours)), theirsLog.ToResult(CountRows(theirs)));
        WorkingDirectory.Delete(ours);
        WorkingDirectory.Delete(theirs);
        return result;
    }

    private static async Task RunAsync(IContestant side, RoundLog log, WritersOptions options)
    {
        var round = new Round(options.Writers, options.Seconds);
        var commits = side.Commits;
        await side.WriteAsync(round);
        log.Add(round, side.Commits - commits ?? round.Acknowledged);
    }

    private static long CountRows(string path)
    {
        using var connection = Pragmas.Open(path);
        using var command = new SqliteCommand("SELECT count(*) FROM message", connection);
        return (long)command.ExecuteScalar()!;
    }
}
