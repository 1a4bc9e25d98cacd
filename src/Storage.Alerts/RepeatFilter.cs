using Storage.Core;

namespace Storage.Alerts.Internal;

/// <summary>Lets an alert of one key pass once in a time, and counts the others.</summary>
internal sealed class RepeatFilter(TimeSpan time, TimeProvider clock)
{
    private const int KeyLimit = 10_000;
    private readonly Dictionary<string, DateTimeOffset> _passed = new(StringComparer.Ordinal);
    private int _count;

    public bool IsNew(Alert alert)
    {
        var now = clock.GetUtcNow();
        if (alert.Key.Length == 0)
        {
            return true;
        }

        if (_passed.TryGetValue(alert.Key, out var at) && now - at < time)
        {
            _count++;
            return false;
        }

        if (_passed.Count >= KeyLimit)
        {
            _passed.Clear();
        }

        _passed[alert.Key] = now;
        return true;
    }

    public int TakeCount()
    {
        var count = _count;
        _count = 0;
        return count;
    }
}
