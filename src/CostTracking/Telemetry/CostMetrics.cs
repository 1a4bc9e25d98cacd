using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The instruments. No user, no tag and no text is ever a label.</summary>
internal sealed class CostMetrics : IDisposable
{
    private readonly ConcurrentDictionary<string, BudgetStatus> _budgets = new(StringComparer.Ordinal);
    private readonly Meter _meter;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _unpriced;
    private readonly Counter<long> _estimated;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _lost;
    private readonly PredecessorMetrics? _predecessor;

    public CostMetrics(IMeterFactory? factory, bool withPredecessor)
    {
        _meter = factory?.Create(CostTelemetry.Name) ?? new Meter(CostTelemetry.Name);
        _cost = _meter.CreateCounter<double>(CostTelemetry.Cost, null, "What calls cost.");
        _tokens = _meter.CreateCounter<long>(CostTelemetry.Tokens, "{token}", "Tokens.");
        _unpriced = _meter.CreateCounter<long>(CostTelemetry.UnpricedCalls, "{call}", "Calls without a price.");
        _estimated = _meter.CreateCounter<long>(CostTelemetry.EstimatedUsage, "{call}", "Calls whose tokens were estimated.");
        _refused = _meter.CreateCounter<long>(CostTelemetry.RefusedCalls, "{call}", "Calls that budgets refused.");
        _lost = _meter.CreateCounter<long>(CostTelemetry.LostCalls, "{call}", "Calls that could not be recorded at all.");
        _meter.CreateObservableGauge(CostTelemetry.BudgetUsedRatio, () => Observe(status => (double)status.UsedPercent / 100), null, "The part of a budget that is spent.");
        _meter.CreateObservableGauge(CostTelemetry.BudgetRemaining, () => Observe(status => (double)status.Remaining.ToDecimal()), null, "What is left of a budget.");
        _meter.CreateObservableGauge(CostTelemetry.BudgetReserved, () => Observe(status => (double)status.Reserved.ToDecimal()), null, "What is reserved of a budget.");
        _predecessor = withPredecessor ? new(factory) : null;
    }

    public void WatchQueue(Func<int> depth) => _meter.CreateObservableGauge(CostTelemetry.QueueDepth, depth, "{call}", "Calls that wait to be recorded.");

    public void OnRecorded(LlmUsage row)
    {
        _predecessor?.OnRecorded(row);
        KeyValuePair<string, object?> provider = new("provider", row.ModelApiProvider);
        KeyValuePair<string, object?> model = new("model", row.ModelName);
        if (row.AmountMicros is { } micros)
        {
            _cost.Add((double)micros / Money.MicrosPerUnit, new TagList { provider, model, new("currency", row.Currency), new("outcome", OutcomeOf(row.Outcome)) });
        }
        else
        {
            _unpriced.Add(1, provider, model);
        }

        if (row.UsageSource is not (null or UsageSource.Provider))
        {
            _estimated.Add(1, provider, model, new("usage_source", row.UsageSource.ToString()!.ToLowerInvariant()));
        }

        if (_tokens.Enabled)
        {
            AddTokens(provider, model, "input", row.PromptTokens);
            AddTokens(provider, model, "output", row.CompletionTokens);
            AddTokens(provider, model, "cached", row.CachedTokens ?? 0);
            AddTokens(provider, model, "cache_write", row.CacheWriteTokens ?? 0);
            AddTokens(provider, model, "reasoning", row.ReasoningTokens ?? 0);
        }
    }

    public void OnRefused(string budget) => _refused.Add(1, new KeyValuePair<string, object?>("budget", budget));

    public void OnLost() => _lost.Add(1);

    /// <summary>Keeps the state of a budget over all calls; those of users and the like would be labels without an end.</summary>
    public void OnBudget(BudgetStatus status)
    {
        if (status.Scope == BudgetScope.All)
        {
            _budgets[status.Name] = status;
        }
    }

    public void Dispose()
    {
        _meter.Dispose();
        _predecessor?.Dispose();
    }

    private static string OutcomeOf(CallOutcome? outcome) => outcome switch
    {
        CallOutcome.Cancelled => "cancelled",
        CallOutcome.Dropped => "dropped",
        CallOutcome.Failed => "failed",
        _ => "completed",
    };

    private void AddTokens(KeyValuePair<string, object?> provider, KeyValuePair<string, object?> model, string kind, long count)
    {
        if (count > 0)
        {
            _tokens.Add(count, provider, model, new("token_class", kind));
        }
    }

    private IEnumerable<Measurement<double>> Observe(Func<BudgetStatus, double> value) => _budgets.Values.Select(status =>
        new Measurement<double>(value(status), new KeyValuePair<string, object?>("budget", status.Name), new("currency", status.Limit.Currency)));
}
