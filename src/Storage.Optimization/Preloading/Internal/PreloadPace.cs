namespace Storage.Optimization.Internal;

/// <summary>Says when a background load may take its next step: not before the budget has room (a bucket that a second fills, and that
/// a step may overdraw, as its rows are known only afterwards; the start has more), and not while the engine's readers are busy with others. Readers that loads hold themselves
/// are no foreground: loads that run side by side would yield to each other.</summary>
internal sealed class PreloadPace
{
    private readonly PreloadingOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<StorageStatistics?> _engine;
    private readonly Lock _gate = new();
    private double _balance;
    private long _filledAt;
    private int _waited;
    private int _turns;
    private long _rows;
    private long _yields;

    public PreloadPace(PreloadingOptions options, TimeProvider time, Func<StorageStatistics?> engine)
    {
        (_options, _time, _engine) = (options, time, engine);
        (_balance, _filledAt) = (Math.Max(options.RowsPerSecond, options.StartRows), time.GetTimestamp());
    }

    public long Rows => Interlocked.Read(ref _rows);

    public long Yields => Interlocked.Read(ref _yields);

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn, which ends when it is disposed.</returns>
    public async ValueTask<PreloadTurn> TurnAsync(CancellationToken cancellationToken)
    {
        while (Shortfall() is { } wait)
        {
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }

        for (var i = 0; i < _options.MaxYields && IsEngineBusy(); i++)
        {
            Interlocked.Increment(ref _yields);
            await Task.Delay(_options.YieldTime, _time, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _turns);
        return new PreloadTurn(this);
    }

    public void EndTurn() => Interlocked.Decrement(ref _turns);

    public void Charge(int rows)
    {
        Interlocked.Add(ref _rows, rows);
        lock (_gate)
        {
            Fill();
            _balance -= rows;
        }
    }

    private TimeSpan? Shortfall()
    {
        lock (_gate)
        {
            Fill();
            return _balance > 0 ? null : TimeSpan.FromSeconds((1 - _balance) / _options.RowsPerSecond);
        }
    }

    private void Fill()
    {
        var now = _time.GetTimestamp();

        // what the start has on top is not filled up again
        _balance = Math.Min(Math.Max(_options.RowsPerSecond, _balance), _balance + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _options.RowsPerSecond));
        _filledAt = now;
    }

    private bool IsEngineBusy()
    {
        if (_engine() is not { } engine)
        {
            return false;
        }

        var hasWaited = Interlocked.Exchange(ref _waited, engine.ReadersWaited) < engine.ReadersWaited;
        return hasWaited || engine.ReadersInUse - Volatile.Read(ref _turns) >= Math.Max(1, engine.ReaderLimit / 2);
    }
}
