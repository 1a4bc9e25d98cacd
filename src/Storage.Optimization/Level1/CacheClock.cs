namespace Storage.Optimization.Internal;

/// <summary>Milliseconds for expiry. The system's coarse tick costs a quarter of its exact timestamp, and a cache needs no better.</summary>
internal sealed class CacheClock(TimeProvider time)
{
    private readonly bool _isSystem = time == TimeProvider.System;
    private readonly double _ticksPerMillisecond = time.TimestampFrequency / 1000.0;

    public TimeProvider Time { get; } = time;

    public long Now => _isSystem ? Environment.TickCount64 : (long)(Time.GetTimestamp() / _ticksPerMillisecond);

    /// <summary>Gives an expiry that is up to a share earlier than asked for, so that what was read together does not expire
    /// together.</summary>
    public static long Milliseconds(TimeSpan life, double jitter)
    {
        var milliseconds = Math.Max(1, life.TotalMilliseconds);
#pragma warning disable CA5394 // spreads load, guards nothing
        return (long)Math.Max(1, milliseconds * (1 - (jitter * Random.Shared.NextDouble())));
#pragma warning restore CA5394
    }
}
