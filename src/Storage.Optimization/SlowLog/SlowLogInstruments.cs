namespace Storage.Optimization;

/// <summary>The names of the slow log's instruments, on the meter <see cref="StorageTelemetry.Name"/>.</summary>
public static class SlowLogInstruments
{
    /// <summary>A counter: the slow requests, by <c>db.operation.name</c>, <c>db.collection.name</c> and
    /// <c>wechat.storage.slow.reason</c>.</summary>
    public const string Slow = "wechat.storage.slow";
}
