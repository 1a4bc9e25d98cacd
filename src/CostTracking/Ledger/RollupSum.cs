using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The sums of a batch's calls for one row of sums, while the batch is gathered.</summary>
internal sealed class RollupSum
{
    private long _calls;
    private long _failed;
    private long _unpriced;
    private long _estimated;
    private long _input;
    private long _output;
    private long _cached;
    private long _written;
    private long _reasoning;
    private long _amount;
    private long _saved;
    private long _duration;

    public void Add(PendingCall call)
    {
        var row = call.Row;
        _calls++;
        _failed += row.Outcome == CallOutcome.Completed ? 0 : 1;
        _unpriced += row.AmountMicros is null ? 1 : 0;
        _estimated += row.UsageSource == UsageSource.Provider ? 0 : 1;
        _input += row.PromptTokens;
        _output += row.CompletionTokens;
        _cached += row.CachedTokens ?? 0;
        _written += row.CacheWriteTokens ?? 0;
        _reasoning += row.ReasoningTokens ?? 0;
        _amount = checked(_amount + (row.AmountMicros ?? 0));
        _saved += call.SavedMicros;
        _duration += (row.Duration?.Ticks ?? 0) / TimeSpan.TicksPerMicrosecond;
    }

    public CostRollup ToRow(RollupKey key) => new()
    {
        Grain = key.Grain,
        Start = key.Start,
        Tag = key.Tag,
        Provider = key.Provider,
        Model = key.Model,
        UserId = key.UserId,
        Currency = key.Currency,
        Calls = _calls,
        Failed = _failed,
        Unpriced = _unpriced,
        Estimated = _estimated,
        InputTokens = _input,
        OutputTokens = _output,
        CachedTokens = _cached,
        CacheWriteTokens = _written,
        ReasoningTokens = _reasoning,
        AmountMicros = _amount,
        SavedMicros = _saved,
        DurationMicros = _duration,
    };
}
