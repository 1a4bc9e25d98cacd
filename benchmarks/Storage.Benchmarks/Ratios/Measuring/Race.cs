using System.Runtime;

namespace Storage.Benchmarks;

/// <summary>Lets competitors run in turns, A B C A B C, so that whatever else the machine does meets all of them.</summary>
internal static class Race
{
    private const double CompilingShare = 0.01;

    /// <summary>As the other one, after every competitor has made so many calls that it has asked for every key.</summary>
    public static async Task<IReadOnlyList<Measured>> RunWarmAsync(IReadOnlyList<ICaller> callers, int calls, Pace pace)
    {
        foreach (var caller in callers)
        {
            await caller.CallAsync(calls);
        }

        return await RunAsync(callers, pace);
    }

    public static async Task<IReadOnlyList<Measured>> RunAsync(IReadOnlyList<IContender> contenders, Pace pace)
    {
        var samples = contenders.Select(_ => new List<Sample>()).ToArray();
        foreach (var contender in contenders)
        {
            await WarmAsync(contender, pace);
        }

        for (var round = 0; round < pace.Rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                samples[i].Add(await contenders[i].RunAsync(pace.Turn));
            }
        }

        return [.. contenders.Select((contender, i) => new Measured(contender.Name, samples[i]))];
    }

    // the runtime compiles what is called often a second and a third time, beside the calls
    private static async Task WarmAsync(IContender contender, Pace pace)
    {
        var compiling = TimeSpan.MaxValue;
        for (var i = 0; i < pace.MaxWarmUps && compiling > pace.WarmUp * CompilingShare; i++)
        {
            var before = JitInfo.GetCompilationTime();
            await contender.WarmAsync(pace.WarmUp);
            compiling = JitInfo.GetCompilationTime() - before;
        }
    }
}
