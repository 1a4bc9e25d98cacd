namespace Storage.Core.Tests;

/// <summary>A clock that fails the writer's thread at chosen readings: a fault in the middle of the engine.</summary>
internal sealed class FaultyClock : TimeProvider
{
    private int _readings;
    private int _first;
    private int _last;

    /// <summary>Fails some of the writer's readings, counted from now.</summary>
    public void Fail(int first, int last)
    {
        _readings = 0;
        (_first, _last) = (first, last);
    }

    public override long GetTimestamp()
    {
        if (Thread.CurrentThread.Name == "Storage writer" && ++_readings >= _first && _readings <= _last)
        {
            throw new InvalidOperationException("The clock has stopped.");
        }

        return base.GetTimestamp();
    }
}
