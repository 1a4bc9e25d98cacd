namespace OfflineQueue.Internal;

/// <summary>
/// Whether messages may be sent, and how many at once. After a failure of the way nothing is sent for a while; then the probe is asked, one
/// message tries, and with each success twice as many may be under way.
/// </summary>
internal sealed class Circuit(int concurrency, Backoff backoff)
{
    private readonly Lock _gate = new();
    private readonly int _concurrency = concurrency;
    private int _allowed = concurrency;
    private int _failures;
    private int _generation;
    private TimeSpan _pause;

    public CircuitState State { get; private set; }

    /// <summary>How many may be under way.</summary>
    public int Allowed
    {
        get
        {
            lock (_gate)
            {
                return State == CircuitState.Open ? 0 : _allowed;
            }
        }
    }

    /// <summary>How long to wait before the way is tried again.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (_gate)
            {
                return _pause;
            }
        }
    }

    /// <summary>Names the present state, so that a delivery that began before the way closed does not open it.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Notes that the way is closed.</summary>
    /// <returns>Whether it was not known yet.</returns>
    public bool OnOffline(int generation)
    {
        lock (_gate)
        {
            if (State == CircuitState.Open || generation != _generation)
            {
                return false;
            }

            Open();
            return true;
        }
    }

    /// <summary>Notes that the probe found the way closed still.</summary>
    public void OnProbeFailed()
    {
        lock (_gate)
        {
            Open();
        }
    }

    /// <summary>Lets one message try.</summary>
    public void Try()
    {
        lock (_gate)
        {
            State = CircuitState.HalfOpen;
            _allowed = 1;
            _generation++;
        }
    }

    /// <summary>Notes that a message went through, or was refused by its receiver, who was reached then.</summary>
    /// <returns>Whether the way was not known to be open.</returns>
    public bool OnReached(int generation)
    {
        lock (_gate)
        {
            if (State != CircuitState.HalfOpen || generation != _generation)
            {
                return false;
            }

            var isFirst = _failures > 0;
            _failures = 0;
            _allowed = Math.Min(_concurrency, _allowed * 2);
            State = _allowed == _concurrency ? CircuitState.Closed : CircuitState.HalfOpen;
            return isFirst;
        }
    }

    private void Open()
    {
        State = CircuitState.Open;
        _generation++;
        _failures++;

        // half of it is certain: a way that is closed is not tried at once
        _pause = (backoff.Bound(_failures) + backoff.After(_failures)) / 2;
    }
}
