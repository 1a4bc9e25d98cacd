namespace Storage.Optimization.Internal;

/// <summary>A named load that runs again and again, each on its own, so that none waits for another or fails with it.</summary>
#pragma warning disable CA1001 // the source has neither a timer nor a wait handle, so it holds nothing that would have to be freed
internal sealed class ScheduledLoad(string name, Func<CancellationToken, ValueTask> load, Func<TimeSpan> interval, LoadSchedule schedule)
#pragma warning restore CA1001
{
    private static readonly AsyncLocal<ScheduledLoad?> Running = new();

    private readonly CancellationTokenSource _stop = new();
    private Exception? _failure;

    /// <summary>Gets the load that the caller is, or was begun by.</summary>
    public static ScheduledLoad? Current => Running.Value;

    public string Name => name;

    /// <summary>Whether it begins with a pause.</summary>
    public bool RestsFirst { get; init; }

    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Begins, once the load that had the name before has ended.</summary>
    public void Start(Task before) => Ended = Task.Run(() => RunAsync(before));

    // what hears of it runs elsewhere: the caller holds the schedule's gate
    public void Stop() => _ = _stop.CancelAsync();

    /// <summary>Gives the pause after a number of failures in a row.</summary>
    public static TimeSpan PauseAfter(int failures, TimeSpan first, TimeSpan longest)
    {
        var pause = first * Math.Pow(2, Math.Min(failures, 30) - 1);
        return pause < longest ? pause : longest;
    }

    private async Task RunAsync(Task before)
    {
        Running.Value = this;
        await before.ConfigureAwait(false);
        var failures = 0;
        if (RestsFirst)
        {
            await RestAsync(interval()).ConfigureAwait(false);
        }

        while (!_stop.IsCancellationRequested)
        {
            failures = await TryLoadAsync().ConfigureAwait(false) ? 0 : failures + 1;
            if (failures == 1 && !_stop.IsCancellationRequested)
            {
                PreloadLog.LoadFailed(schedule.Logger, name, _failure!);
            }

            await RestAsync(failures == 0 ? interval() : PauseAfter(failures, schedule.RetryDelay, interval())).ConfigureAwait(false);
        }
    }

    private async ValueTask RestAsync(TimeSpan pause) =>
        await Task.Delay(pause, schedule.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async ValueTask<bool> TryLoadAsync()
    {
        try
        {
            await load(_stop.Token).ConfigureAwait(false);
            schedule.Succeeded();
            return true;
        }
#pragma warning disable CA1031 // preloading is a side path: a failure is logged, counted and tried again
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_stop.IsCancellationRequested)
            {
                _failure = exception;
                schedule.Failed();
            }

            return false;
        }
    }
}
