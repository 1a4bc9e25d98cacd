using System.Collections.Concurrent;
using System.Globalization;

namespace CostTracking.Internal;

/// <summary>A budget as it is applied.</summary>
internal sealed class Budget
{
    private const int SlotLimit = 10_000;
    private static readonly DateTimeOffset Forever = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ConcurrentDictionary<(string Scope, long Start), BudgetSlot> _slots = new();
    private readonly PeriodClock _clock;
    private readonly BudgetOptions _options;
    private readonly TimeSpan _step;

    public Budget(BudgetOptions options, TimeZoneInfo zone)
    {
        _options = options;
        _clock = new(options.Period, zone);
        Zone = zone;
        LimitMicros = Money.FromDecimal(options.Limit, options.Currency).Micros;
        Thresholds = [.. (options.Thresholds ?? [80m, 100m]).Distinct().Order()];
        _step = TimeSpan.FromMinutes(Math.Max(1, Math.Floor(options.Window.TotalMinutes / 24)));
    }

    public string Name => _options.Name;

    public string Currency => _options.Currency;

    public bool IsHard => _options.IsHard;

    public bool IsRolling => _options.Period == BudgetPeriod.Rolling;

    public BudgetScope Scope => _options.Scope;

    public TimeZoneInfo Zone { get; }

    public long LimitMicros { get; }

    public IReadOnlyList<decimal> Thresholds { get; }

    public TimeSpan Window => _options.Window;

    public Money Limit => new(LimitMicros, Currency);

    /// <summary>Adds the slots that a call falls into.</summary>
    public void AddSlots(CallStart call, string provider, DateTimeOffset at, List<BudgetSlot> slots)
    {
        switch (Scope)
        {
            case BudgetScope.All:
                Add(string.Empty);
                break;
            case BudgetScope.Provider:
                AddIfMeant(provider);
                break;
            case BudgetScope.Model:
                AddIfMeant(call.Model);
                break;
            case BudgetScope.User:
                AddIfMeant(call.UserId);
                break;
            case BudgetScope.Session:
                AddIfMeant(call.SessionId);
                break;
            default:
                foreach (var tag in call.Tags.Distinct(StringComparer.Ordinal))
                {
                    AddIfMeant(tag);
                }

                break;
        }

        void AddIfMeant(string? value)
        {
            if (value is not null && (_options.Value is null || string.Equals(value, _options.Value, StringComparison.Ordinal)))
            {
                Add(value);
            }
        }

        void Add(string scope) => slots.Add(SlotOf(scope, at));
    }

    public BudgetSlot SlotOf(string scope, DateTimeOffset at)
    {
        var (start, end) = IsRolling ? StepOf(at) : _clock.Of(at);
        var key = (scope, start.UtcTicks);
        if (_slots.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_slots.Count >= SlotLimit)
        {
            _slots.Clear();
        }

        return _slots.GetOrAdd(key, Make(scope, start, end));
    }

    /// <summary>Gives the part of the limit from which on a threshold is reached.</summary>
    public long ReachedAt(decimal threshold) => (long)decimal.Ceiling(LimitMicros * threshold / 100m);

    /// <summary>Gives the period that an alert is told once in: for a rolling time, the windows counted from 1970 on.</summary>
    public string AlertPeriodOf(BudgetSlot slot, DateTimeOffset now) => IsRolling
        ? string.Create(CultureInfo.InvariantCulture, $"w{(now - DateTimeOffset.UnixEpoch).Ticks / Window.Ticks}")
        : Stamp(slot.Start);

    private (DateTimeOffset Start, DateTimeOffset End) StepOf(DateTimeOffset at)
    {
        var start = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % _step.Ticks), TimeSpan.Zero);
        return (start, start + _step + Window);
    }

    private BudgetSlot Make(string scope, DateTimeOffset start, DateTimeOffset end) => IsRolling
        ? new(this, scope, $"{Name}|{Currency}|rolling|{scope}", DateTimeOffset.UnixEpoch, Forever)
        {
            Bucket = new(this, scope, $"{Name}|{Currency}|step {Stamp(start)}|{scope}", start, end) { IsBucket = true },
        }
        : new(this, scope, $"{Name}|{Currency}|{Stamp(start)}|{scope}", start, end);

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture);
}
