using CostTracking.Internal;
using Storage.Core;

namespace CostTracking;

/// <content>What happens between a call's beginning and its record.</content>
public sealed partial class CostTracker
{
    private async ValueTask<TrackedCall> ReserveAsync(TrackedCall call, CancellationToken cancellationToken)
    {
        var start = call.Start;
        var expected = new TokenUsage(Math.Max(0, start.ExpectedInputTokens), Math.Max(0, start.MaxOutputTokens ?? _options.ExpectedOutputTokens));
        var quote = Quote(call, start.Model, expected);
        if (quote.Amount is not { } amount)
        {
            if (_options.UnpricedPolicy == UnpricedPolicy.Block)
            {
                throw new UnpricedCallException(call.Provider, start.Model, quote.Unpriced!.Value);
            }

            return call;
        }

        // what is free spends nothing, so a used-up budget does not stop it
        if (amount.Micros == 0 && quote.Price!.IsFree)
        {
            return call;
        }

        var parts = new List<BudgetCharge>(call.Slots.Length);
        foreach (var slot in call.Slots)
        {
            if (!slot.Budget.IsHard)
            {
                continue;
            }

            if (ConvertTo(slot, new Money(Math.Max(1, amount.Micros), amount.Currency), call, start.Model) is { } micros)
            {
                parts.Add(new(slot, 0, micros));
            }
            else if (_options.UnpricedPolicy == UnpricedPolicy.Block)
            {
                throw new UnpricedCallException(call.Provider, start.Model, UnpricedReason.NoPriceForTime);
            }
        }

        if (parts.Count == 0)
        {
            return call;
        }

        var until = _time.GetUtcNow() + _options.LeaseTime;
        var reservation = Random.Shared.NextInt64(1, long.MaxValue);
        try
        {
            await _book.ReserveAsync(reservation, until, parts, cancellationToken).ConfigureAwait(false);
        }
        catch (BudgetExceededException refusal)
        {
            var slot = parts.Find(part => part.Slot.Budget.Name == refusal.Status.Name && part.Slot.Scope == refusal.Status.ScopeValue).Slot;
            await _watch.TellRefusedAsync(refusal, slot).ConfigureAwait(false);
            throw;
        }

        (call.Reserved, call.ReservedUntil, call.ReservationId) = (parts, until, reservation);
        return call;
    }

    internal Task<CallCost> RecordAsync(TrackedCall call, CallEnd end, bool isKept, CancellationToken cancellationToken)
    {
        try
        {
            return Record(call, end, isKept, cancellationToken);
        }
#pragma warning disable CA1031 // whoever awaits gets it, whatever it is
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Task.FromException<CallCost>(exception);
        }
    }

    // prepared before anything is awaited, so that little has to be kept while the record is on its way
    private Task<CallCost> Record(TrackedCall call, CallEnd end, bool isKept, CancellationToken cancellationToken)
    {
        _isUsed = true;
        var remarks = end.Remarks;
        var usage = UsageCleaner.Clean(end.Usage, _options.MaxTokensPerCall, ref remarks);
        var quote = Quote(call, call.Start.Model, usage);
        if (quote.Unpriced == UnpricedReason.UnknownModel && end.ResponseModel is { } answering)
        {
            quote = Quote(call, answering, usage);
        }

        // a call that failed before anything came is not billed, with or without a price
        var isNothing = end.Source == UsageSource.Missing && usage == default;
        var amount = isNothing && quote.Amount is { } priced ? new Money(0, priced.Currency) : quote.Amount;
        if (remarks != UsageRemarks.None && WarnOnce($"odd|{call.Provider}/{call.Start.Model}|{remarks}"))
        {
            Log.OddUsage(_logger, call.Provider, call.Start.Model, remarks);
        }

        var row = UsageRow.Of(call, end, usage, remarks, DurationOf(call, end), amount, quote.PriceVersion, TimeZoneInfo.ConvertTime(call.StartedAt, _zone).DateTime);
        var pending = new PendingCall(row, _days.Of(call.StartedAt).Start, call.Start.Tags, ChargesOf(call, amount))
        {
            SavedMicros = quote.SavedMicros,
            ReservationId = call.ReservationId,
        };
        var cost = new CallCost
        {
            CallId = call.Id,
            Amount = amount,
            Unpriced = quote.Unpriced,
            PriceVersion = quote.PriceVersion,
            Usage = usage,
            Remarks = remarks,
        };
        return quote.Unpriced is { } reason && !isNothing
            ? WriteAfterWarningAsync(call, pending, cost, reason, isKept, cancellationToken)
            : WriteAsync(call, pending, cost, isKept, cancellationToken);
    }

    private async Task<CallCost> WriteAfterWarningAsync(
        TrackedCall call, PendingCall pending, CallCost cost, UnpricedReason reason, bool isKept, CancellationToken cancellationToken)
    {
        await WarnUnpricedAsync(call, reason).ConfigureAwait(false);
        return await WriteAsync(call, pending, cost, isKept, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CallCost> WriteAsync(TrackedCall call, PendingCall pending, CallCost cost, bool isKept, CancellationToken cancellationToken)
    {
        var isNew = true;
        try
        {
            await _ledger.AddAsync(pending, cancellationToken).ConfigureAwait(false);
            isNew = await pending.Task.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever it is, the call is kept and the failure logged
        catch (Exception exception) when (isKept)
#pragma warning restore CA1031
        {
            _retries.Keep(pending, exception);
        }

        cost.States = pending.States;
        if (isNew)
        {
            _metrics.OnRecorded(pending.Row);
            return cost;
        }

        if (call.Reserved.Count > 0)
        {
            // the record that was there before did not end this reservation
            await _book.ReleaseAsync(RowOf(call)).ConfigureAwait(false);
        }

        return cost with { IsDuplicate = true };
    }

    private TimeSpan? DurationOf(TrackedCall call, CallEnd end)
    {
        var duration = end.Duration ?? (call.StartedTicks is { } ticks ? _time.GetElapsedTime(ticks) : null);
        return duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
    }

    private PriceQuote Quote(TrackedCall call, string model, in TokenUsage usage)
    {
        var quote = Catalog.Quote(call.Start.Provider, model, usage, call.StartedAt, call.Start.Host);
        return quote.Amount is null && _options.UnpricedPolicy == UnpricedPolicy.Fallback && _fallback is { } fallback
            ? PriceCalculator.Quote(fallback, usage, call.StartedAt)
            : quote;
    }

    private BudgetCharge[] ChargesOf(TrackedCall call, Money? amount)
    {
        var charges = new BudgetCharge[call.Slots.Length];
        for (var i = 0; i < charges.Length; i++)
        {
            var slot = call.Slots[i];
            var reserved = 0L;
            foreach (var part in call.Reserved)
            {
                reserved = part.Slot == slot ? part.ReservedMicros : reserved;
            }

            charges[i] = new(slot, amount is { } money ? ConvertTo(slot, money, call, call.Start.Model) ?? 0 : 0, reserved);
        }

        return charges;
    }

    private long? ConvertTo(BudgetSlot slot, Money amount, TrackedCall call, string model)
    {
        var micros = _rates.Convert(amount, slot.Budget.Currency, call.StartedAt);
        if (micros is null && WarnOnce($"rate|{slot.Budget.Name}|{amount.Currency}|{model}"))
        {
            Log.NoRate(_logger, slot.Budget.Name, slot.Budget.Currency, model, amount.Currency);
        }

        return micros;
    }

    private async ValueTask WarnUnpricedAsync(TrackedCall call, UnpricedReason reason)
    {
        var day = _days.DateOf(call.StartedAt);
        var name = $"{call.Provider}/{call.Start.Model}";
        if (!WarnOnce($"unpriced|{name}|{reason}|{day:O}"))
        {
            return;
        }

        Log.Unpriced(_logger, call.Provider, call.Start.Model, reason);
        try
        {
            await _alerts.TellOnceAsync(new Alert(
                "prices",
                AlertSeverity.Warning,
                $"Calls to {name} have no price",
                $"The catalog has no price for {name} at the time of the call ({reason}). Its calls are recorded without an amount, and no budget counts them.",
                _time.GetUtcNow())
            {
                Key = $"unpriced|{name}|{reason}|{day:O}",
            }).ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            Log.BudgetWatchFailed(_logger, exception);
        }
    }
}
