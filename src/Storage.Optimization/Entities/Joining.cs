namespace Storage.Optimization.Internal;

/// <summary>Waits for somebody else's load.</summary>
internal static class Joining
{
    /// <summary>Waits until a load ends or its time is up.</summary>
    /// <returns>The value; not joined where its caller was cancelled or too slow, so that the one who waited has to see for
    /// itself.</returns>
    /// <exception cref="OperationCanceledException">The caller's own token.</exception>
    public static async ValueTask<(bool IsJoined, TValue? Value)> TryJoinAsync<TValue>(
        TableRegion region, CacheLoad<TValue> load, CancellationToken cancellationToken)
        where TValue : class
    {
        region.Counters.Joined();
        var clock = region.Settings.Clock;
        var left = region.Settings.Rules.EndsLeases ? TimeSpan.FromMilliseconds(Math.Max(1, load.Deadline - clock.Now)) : Timeout.InfiniteTimeSpan;
        try
        {
            return (true, await load.WaitAsync().WaitAsync(left, clock.Time, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is TimeoutException or LoadWithdrawnException)
        {
            return (false, null);
        }
    }
}
