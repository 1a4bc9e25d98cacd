using System.Diagnostics.Metrics;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The predecessor's instruments with its labels. The names have the endings that a Prometheus exporter would
/// add, and that it does not add twice.</summary>
internal sealed class PredecessorMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _duration;

    public PredecessorMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(CostTelemetry.PredecessorName) ?? new Meter(CostTelemetry.PredecessorName);
        _calls = _meter.CreateCounter<long>("llm_calls_total", null, "LLM calls.");
        _tokens = _meter.CreateCounter<long>("llm_tokens_total", null, "LLM tokens.");
        _cost = _meter.CreateCounter<double>("llm_cost_total", null, "LLM cost in CNY.");
        _duration = _meter.CreateHistogram<double>("llm_call_duration_seconds", "s", "How long LLM calls took.");
    }

    public void OnRecorded(LlmUsage row)
    {
        KeyValuePair<string, object?> provider = new("provider", row.ModelApiProvider);
        KeyValuePair<string, object?> model = new("model", row.ModelName);
        _calls.Add(1, provider, model, new("status", row.Status));
        _tokens.Add(row.PromptTokens, provider, model, new("type", "input"));
        _tokens.Add(row.CompletionTokens, provider, model, new("type", "output"));

        // the predecessor's sum has no currency and means yuan, so nothing else is added to it
        if (row.Currency == "CNY")
        {
            _cost.Add((double)row.AmountMicros!.Value / Money.MicrosPerUnit, provider, model);
        }

        if (row.Duration is { } duration)
        {
            _duration.Record(duration.TotalSeconds, provider, model);
        }
    }

    public void Dispose() => _meter.Dispose();
}
