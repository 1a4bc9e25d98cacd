namespace Storage.Optimization.Internal;

/// <summary>How large batches are, and whether commits are too slow for batching at all.</summary>
internal sealed class BatchSizer(BatchingOptions options)
{
    private const double Shrink = 0.8;
    private const double Growth = 1.2;

    private int _fastInARow;

    public int Size { get; private set; } = options.BatchSize;

    public bool IsDegraded { get; private set; }

    public long Degradations { get; private set; }

    /// <summary>Takes in how long a batch took.</summary>
    /// <returns>Whether that begins the degraded state.</returns>
    public bool OnBatch(TimeSpan duration)
    {
        if (options.IsAdaptive)
        {
            Size = duration > options.SlowBatch ? Math.Max(options.MinBatchSize, (int)(Size * Shrink))
                : duration < options.FastBatch ? Math.Min(options.MaxBatchSize, (int)Math.Ceiling(Size * Growth))
                : Size;
        }

        if (!options.EnableDegradation || IsDegraded || duration <= options.DegradationThreshold)
        {
            return false;
        }

        IsDegraded = true;
        Degradations++;
        _fastInARow = 0;
        return true;
    }

    /// <summary>Takes in how long a scheduled write took that was a direct one.</summary>
    /// <returns>Whether that ends the degraded state.</returns>
    public bool OnDirect(TimeSpan duration)
    {
        // half the threshold, and several in a row, so that commits at the threshold do not switch to and fro
        _fastInARow = duration < options.DegradationThreshold / 2 ? _fastInARow + 1 : 0;
        if (!IsDegraded || _fastInARow < options.RecoveryWrites)
        {
            return false;
        }

        IsDegraded = false;
        return true;
    }
}
