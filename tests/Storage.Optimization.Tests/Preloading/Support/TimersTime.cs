using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Storage.Optimization.Tests;

/// <summary>A clock that says which pauses were begun, so that a test moves it on only when somebody waits.</summary>
internal sealed class TimersTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _pauses = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Waits for the next pause to begin.</summary>
    /// <returns>How long it is.</returns>
    public async Task<TimeSpan> NextPauseAsync() => await _pauses.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits for the next pauses to begin, of several loads that run side by side.</summary>
    /// <returns>How long they are, the shortest first.</returns>
    public async Task<IReadOnlyList<TimeSpan>> NextPausesAsync(int count)
    {
        var pauses = new List<TimeSpan>();
        while (pauses.Count < count)
        {
            pauses.Add(await NextPauseAsync());
        }

        return [.. pauses.Order()];
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _pauses.Writer.TryWrite(dueTime);
        return timer;
    }
}
