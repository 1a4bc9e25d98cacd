using CostTracking;
using Storage.Core;

namespace CostReport;

/// <summary>Records calls as if they were made: many at once, each reserved for and settled where the budget is hard.</summary>
internal sealed class TraceRecorder(IStorage storage, CostTracker tracker, string provider, ReportOptions options)
{
    private const int Callers = 64;
    private readonly Lock _gate = new();
    private int _recorded;
    private int _known;

    public int Recorded => _recorded;

    public int AlreadyRecorded => _known;

    /// <summary>The first call that the budget refused, by its own time.</summary>
    public (TraceCall Call, BudgetStatus Status)? Refused { get; private set; }

    public async Task RecordAsync(IReadOnlyList<TraceCall> calls, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken };
        foreach (var chunk in calls.Chunk(2_000))
        {
            var known = await storage.FindManyAsync([.. chunk.Select(call => Lookup.By(LlmUsage.Columns.CallId, call.Id))], cancellationToken);
            var left = chunk.Where((_, i) => known[i] is null).ToList();
            _known += chunk.Length - left.Count;
            await Parallel.ForEachAsync(left, parallel, RecordAsync);
            if (Refused is not null)
            {
                return;
            }
        }
    }

    private async ValueTask RecordAsync(TraceCall call, CancellationToken cancellationToken)
    {
        // nothing is begun any more once the budget has refused a call
        if (Refused is not null)
        {
            return;
        }

        var start = new CallStart
        {
            Provider = provider,
            Model = options.Model,
            CallId = call.Id,
            StartedAt = call.At,
            ExpectedInputTokens = call.InputTokens,
            MaxOutputTokens = call.OutputTokens,
        };
        try
        {
            var begun = await tracker.BeginAsync(start, cancellationToken);
            await tracker.EndAsync(begun, new CallEnd { Usage = new(call.InputTokens, call.OutputTokens) }, cancellationToken);
            Interlocked.Increment(ref _recorded);
        }
        catch (BudgetExceededException refusal)
        {
            lock (_gate)
            {
                Refused = Refused is { } other && other.Call.At <= call.At ? other : (call, refusal.Status);
            }
        }
    }
}
