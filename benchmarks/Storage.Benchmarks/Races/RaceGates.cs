using System.Collections.Concurrent;

namespace Storage.Benchmarks;

/// <summary>The gates of one place, each for the next caller that comes by; without a gate a caller passes at once.</summary>
internal sealed class RaceGates
{
    private readonly ConcurrentQueue<RaceGate> _gates = new();

    public RaceGate HoldNext()
    {
        var gate = new RaceGate();
        _gates.Enqueue(gate);
        return gate;
    }

    public Task PassAsync() => _gates.TryDequeue(out var gate) ? gate.PassAsync() : Task.CompletedTask;
}
