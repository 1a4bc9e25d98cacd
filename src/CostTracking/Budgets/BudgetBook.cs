using System.Collections.Concurrent;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>Reserves, releases and sweeps. Its state is in the database alone, so any number of processes share it; what it keeps in memory
/// is which rows it has seen.</summary>
internal sealed class BudgetBook : IAsyncDisposable
{
    private const int SeenLimit = 10_000;
    private const int SweepSize = 500;
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _nextLeaving = new(StringComparer.Ordinal);
    private readonly IStorage _storage;
    private readonly TimeProvider _time;
    private readonly Coalescer<Reserving> _reserving;

    public BudgetBook(IStorage storage, IReadOnlyList<Budget> budgets, CostTrackingOptions options, TimeProvider time)
    {
        _storage = storage;
        _time = time;
        Budgets = budgets;
        _reserving = new(options.QueueLimit, options.BatchSize, FlushAsync);
    }

    public IReadOnlyList<Budget> Budgets { get; }

    public BudgetSlot[] SlotsOf(CallStart call, string provider, DateTimeOffset at)
    {
        if (Budgets is [{ Scope: BudgetScope.All } only])
        {
            return [only.SlotOf(string.Empty, at)];
        }

        var slots = new List<BudgetSlot>(Budgets.Count);
        foreach (var budget in Budgets)
        {
            budget.AddSlots(call, provider, at, slots);
        }

        return [.. slots];
    }

    /// <summary>Reserves in every budget, or in none.</summary>
    /// <exception cref="BudgetExceededException">One of them has no room.</exception>
    public async ValueTask ReserveAsync(long id, DateTimeOffset expiresAt, IReadOnlyList<BudgetCharge> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await LeaveAsync(part.Slot, cancellationToken).ConfigureAwait(false);
        }

        // a row that was thought there may have been cleared away, and a budget that was full may have room again
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var reserving = new Reserving(id, expiresAt, parts);
            await _reserving.AddAsync(reserving, cancellationToken).ConfigureAwait(false);
            if (await reserving.Done.Task.ConfigureAwait(false))
            {
                return;
            }

            if (await FindFullAsync(parts).ConfigureAwait(false) is { } full)
            {
                throw full;
            }

            foreach (var part in parts)
            {
                _seen.TryRemove(part.Slot.Key, out _);
            }
        }

        var first = parts[0];
        throw new BudgetExceededException(StatusOf(first.Slot, await StateOfAsync(first.Slot).ConfigureAwait(false)), new(first.ReservedMicros, first.Slot.Budget.Currency));
    }

    /// <summary>Gives back what a call has reserved.</summary>
    /// <returns>Whether there was something to give back.</returns>
    public async ValueTask<bool> ReleaseAsync(BudgetReservation reservation)
    {
        try
        {
            await _storage.WriteAsync(ReservationUnit.Release(reservation)).ConfigureAwait(false);
            return true;
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
        {
            return false;
        }
    }

    /// <summary>Gives back what calls have reserved whose lease is over.</summary>
    public async ValueTask<int> SweepAsync(CancellationToken cancellationToken)
    {
        var released = 0;
        var expired = Query.From<BudgetReservation>()
            .Where(BudgetReservation.Columns.ExpiresAt <= _time.GetUtcNow())
            .OrderBy(BudgetReservation.Columns.ExpiresAt)
            .Take(SweepSize);
        foreach (var reservation in await _storage.QueryAsync(expired, cancellationToken).ConfigureAwait(false))
        {
            released += await ReleaseAsync(reservation).ConfigureAwait(false) ? 1 : 0;
        }

        return released;
    }

    public async ValueTask<BudgetStatus> StatusAsync(Budget budget, string scope, CancellationToken cancellationToken)
    {
        var slot = budget.SlotOf(scope, _time.GetUtcNow());
        await LeaveAsync(slot, cancellationToken).ConfigureAwait(false);
        return StatusOf(slot, await StateOfAsync(slot).ConfigureAwait(false));
    }

    public static BudgetStatus StatusOf(BudgetSlot slot, BudgetState? state) => new()
    {
        Name = slot.Budget.Name,
        Scope = slot.Budget.Scope,
        ScopeValue = slot.Scope,
        IsHard = slot.Budget.IsHard,
        Limit = slot.Budget.Limit,
        Spent = new(state?.SpentMicros ?? 0, slot.Budget.Currency),
        Reserved = new(state?.ReservedMicros ?? 0, slot.Budget.Currency),
        EndsAt = slot.Budget.IsRolling ? null : TimeZoneInfo.ConvertTime(slot.End, slot.Budget.Zone),
    };

    public ValueTask DisposeAsync() => _reserving.DisposeAsync();

    /// <summary>Takes out of a rolling time what has left it.</summary>
    public async ValueTask LeaveAsync(BudgetSlot slot, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (!slot.Budget.IsRolling || (_nextLeaving.TryGetValue(slot.Key, out var next) && now < next))
        {
            return;
        }

        var (budget, scope, isBucket, end) = (BudgetState.Columns.Budget, BudgetState.Columns.Scope, BudgetState.Columns.IsBucket, BudgetState.Columns.PeriodEnd);
        var buckets = Query.From<BudgetState>().Where((budget == slot.Budget.Name) & (scope == slot.Scope) & (isBucket == true)).OrderBy(end);
        foreach (var bucket in await _storage.QueryAsync(buckets.Where(end <= now).Take(SweepSize), cancellationToken).ConfigureAwait(false))
        {
            await LeaveAsync(bucket, slot.Key).ConfigureAwait(false);
        }

        var rest = await _storage.QueryAsync(buckets.Take(1), cancellationToken).ConfigureAwait(false);
        if (_nextLeaving.Count >= SeenLimit)
        {
            _nextLeaving.Clear();
        }

        // another process may note spending of an earlier step, so the next look is a minute off at most
        var soon = now.AddMinutes(1);
        _nextLeaving[slot.Key] = rest is [var first] && first.PeriodEnd < soon ? first.PeriodEnd : soon;
    }

    private async ValueTask LeaveAsync(BudgetState bucket, string key)
    {
        try
        {
            await _storage.WriteAsync(ReservationUnit.Leave(bucket, key)).ConfigureAwait(false);
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
        {
            // another process did it, or a late call changed the step; the next look finds it
        }
    }

    private async Task FlushAsync(IReadOnlyList<Reserving> calls)
    {
        try
        {
            await _storage.WriteAsync(ReservationUnit.Reserve(calls, slot => _seen.ContainsKey(slot.Key))).ConfigureAwait(false);
            Complete(calls);
        }
        catch (StorageException exception) when (exception.Code is StorageErrorCode.RowCountMismatch or StorageErrorCode.Constraint && calls.Count > 1)
        {
            // together they do not fit, or one of them has reserved already; each for itself some may
            await Task.WhenAll(calls.Select(call => FlushAsync([call]))).ConfigureAwait(false);
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
        {
            calls[0].Done.TrySetResult(false);
        }
#pragma warning disable CA1031 // the callers get the failure, whatever it is; the pump goes on
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var call in calls)
            {
                call.Done.TrySetException(exception);
            }
        }
    }

    private void Complete(IReadOnlyList<Reserving> calls)
    {
        foreach (var call in calls)
        {
            foreach (var part in call.Parts)
            {
                if (_seen.Count >= SeenLimit)
                {
                    _seen.Clear();
                }

                _seen.TryAdd(part.Slot.Key, true);
            }

            call.Done.TrySetResult(true);
        }
    }

    private async ValueTask<BudgetExceededException?> FindFullAsync(IReadOnlyList<BudgetCharge> parts)
    {
        foreach (var part in parts)
        {
            var state = await StateOfAsync(part.Slot).ConfigureAwait(false);
            if ((state?.UsedMicros ?? 0) > part.Slot.Budget.LimitMicros - part.ReservedMicros)
            {
                return new(StatusOf(part.Slot, state), new(part.ReservedMicros, part.Slot.Budget.Currency));
            }
        }

        return null;
    }

    private ValueTask<BudgetState?> StateOfAsync(BudgetSlot slot) => _storage.FindAsync(Lookup.ByKey<BudgetState>(slot.Key));
}
