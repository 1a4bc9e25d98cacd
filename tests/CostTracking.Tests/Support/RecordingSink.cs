using System.Collections.Concurrent;
using Storage.Core;

namespace CostTracking.Tests;

/// <summary>Keeps the alerts that it is handed.</summary>
internal sealed class RecordingSink : IAlertSink
{
    private readonly ConcurrentQueue<Alert> _alerts = new();

    public bool Throws { get; set; }

    public IReadOnlyList<Alert> Alerts => [.. _alerts];

    public void Publish(Alert alert)
    {
        _alerts.Enqueue(alert);
        if (Throws)
        {
            throw new InvalidOperationException("The sink is broken.");
        }
    }
}
