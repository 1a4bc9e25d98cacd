namespace OfflineQueue.Internal;

/// <summary>A message under way.</summary>
internal sealed class Delivery(QueueLease lease, int generation, CancellationToken stop) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);

    private bool _isEnded;

    public QueueLease Lease { get; } = lease;

    /// <summary>The state of the circuit that it began in.</summary>
    public int Generation { get; } = generation;

    public bool IsLost { get; private set; }

    public CancellationToken Token => _cancellation.Token;

    /// <summary>Says that somebody else may have the message by now.</summary>
    public void Lose()
    {
        lock (_gate)
        {
            if (!_isEnded)
            {
                IsLost = true;
                _cancellation.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isEnded = true;
            _cancellation.Dispose();
        }
    }
}
