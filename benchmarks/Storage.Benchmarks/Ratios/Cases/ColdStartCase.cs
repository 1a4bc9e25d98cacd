namespace Storage.Benchmarks;

/// <summary>Whole processes, from their start to the first answered read on an existing file.</summary>
internal static class ColdStartCase
{
    private const string Suite = "Storage.ColdStart";
    private const string Rival = "Storage.ColdStart.Ef";
    private const double AotLimit = 60;

    public static async Task<IReadOnlyList<CaseResult>> RunAsync(MessageFiles<ChatMessage> files, Scale scale)
    {
        await using var cleanup = new Cleanup();
        var (path, id) = (cleanup.AddFile(files.Copy()), files.Rows / 2);
        var messageId = MessageSource.MessageIdAt(id - 1);
        var what = $"process start to first answered read, {new FileInfo(path).Length / 1e6:n0} MB";
        var (suite, rival) = (ColdProgram.Built(Suite), ColdProgram.Built(Rival).With(path, messageId));
        var jit = await MeasureAsync("cold-start", $"{what}, JIT", id, scale.Jobs, [.. Sides(suite), (Competitor.Ef, rival)]);
        if (!scale.IsThorough)
        {
            return [jit];
        }

        var aot = await MeasureAsync("cold-start-aot", $"{what}, Native AOT", id, scale.Jobs, Sides(await ColdProgram.PublishAotAsync(Suite)));
        return [jit, aot with { Checks = [new("milliseconds", aot.Ours.Value, AotLimit)] }];

        (string Name, ColdProgram Program)[] Sides(ColdProgram program) =>
            [(Competitor.Floor, program.With("floor", path, messageId)), (Competitor.Ours, program.With("ours", path, messageId))];
    }

    private static async Task<CaseResult> MeasureAsync(string name, string what, long id, Pace pace, (string Name, ColdProgram Program)[] programs)
    {
        var times = programs.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= pace.Rounds; round++)
        {
            for (var i = 0; i < programs.Length; i++)
            {
                var milliseconds = await programs[i].Program.MillisecondsAsync(id);
                if (round > 0)
                {
                    times[i].Add(milliseconds);
                }
            }
        }

        return new(name, what, Unit.Milliseconds, [.. programs.Select((one, i) => new Line(one.Name, Quantile.Median(times[i]), Bytes: null))]);
    }
}
