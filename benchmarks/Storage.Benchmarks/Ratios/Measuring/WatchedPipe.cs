using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>A crowd on a pipe, and what the pipe's layers counted in the turns that count.</summary>
internal sealed class WatchedPipe(IContender crowd, IStorage storage) : IContender
{
    private TimeSpan _busy;
    private double _seconds;
    private long _reads;
    private long _databaseReads;

    public string Name => crowd.Name;

    /// <summary>Gets the share of writes that shared their commit with another; 0 to 1. The warm-up is in it.</summary>
    public double ShareBatched => StorageSnapshot.Take(storage).Batching!.ShareBatched;

    /// <summary>Gets the share of reads that a level of the cache answered; 0 to 1.</summary>
    public double HitRate => 1 - ((double)_databaseReads / _reads);

    /// <summary>Gets the share of the turns' time that the engine's writer worked; 0 to 1.</summary>
    public double WriterUtilization => _busy.TotalSeconds / _seconds;

    public Task WarmAsync(TimeSpan time) => crowd.WarmAsync(time);

    public async Task<Sample> RunAsync(TimeSpan time)
    {
        var before = StorageSnapshot.Take(storage);
        var sample = await crowd.RunAsync(time);
        var after = StorageSnapshot.Take(storage);
        _busy += after.Engine!.WriterBusyTime - before.Engine!.WriterBusyTime;
        _seconds += sample.WholeSeconds!.Value;
        _reads += after.Cache!.TotalRequests - before.Cache!.TotalRequests;
        _databaseReads += after.Cache.DatabaseHits - before.Cache.DatabaseHits;
        return sample;
    }
}
