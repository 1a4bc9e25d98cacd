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

        var parts = new List<BudgetCharge>(call.Slots.Count);
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
        try
        {
            await _book.ReserveAsync(call.Id, until, parts, cancellationToken).ConfigureAwait(false);
        }
        catch (BudgetExceededException refusal)
        {
            var slot = parts.Find(part => part.Slot.Budget.Name == refusal.Status.Name && part.Slot.Scope == refusal.Status.ScopeValue).Slot;
            await _watch.TellRefusedAsync(refusal, slot).ConfigureAwait(false);
            throw;
        }

        (call.Reserved, call.ReservedUntil) = (parts, until);
        return call;
    }

    internal async Task<CallCost> RecordAsync(TrackedCall call, CallEnd end, bool isKept, CancellationToken cancellationToken)
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
        if (quote.Unpriced is { } reason && !isNothing)
        {
            await WarnUnpricedAsync(call, reason).ConfigureAwait(false);
        }

        if (remarks != UsageRemarks.None && WarnOnce($"odd|{call.Provider}/{call.Start.Model}|{remarks}"))
        {
            Log.OddUsage(_logger, call.Provider, call.Start.Model, remarks);
        }

        var amount = isNothing && quote.Amount is { } priced ? new Money(0, priced.Currency) : quote.Amount;
        var duration = end.Duration ?? (call.StartedTicks is { } ticks ? _time.GetElapsedTime(ticks) : null);
        duration = duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
        var row = UsageRow.Of(call, end, usage, remarks, duration, amount, quote.PriceVersion, TimeZoneInfo.ConvertTime(call.StartedAt, _zone).DateTime);
        var pending = new PendingCall(row, _days.Of(call.StartedAt).Start, call.Start.Tags, ChargesOf(call, amount))
        {
            SavedMicros = quote.SavedMicros,
            HasReservation = call.Reserved.Count > 0,
        };
        var isNew = true;
        try
        {
            await _ledger.AddAsync(pending, cancellationToken).ConfigureAwait(false);
            isNew = await pending.Done.Task.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever it is, the call is kept and the failure logged
        catch (Exception exception) when (isKept)
#pragma warning restore CA1031
        {
            _retries.Keep(pending, exception);
        }

        if (isNew)
        {
            _metrics.OnRecorded(row);
        }
        else if (call.Reserved.Count > 0)
        {
            // the record that was there before ended another reservation than this one
            await _book.ReleaseAsync(RowOf(call)).ConfigureAwait(false);
        }

        return new()
        {
            CallId = call.Id,
            Amount = amount,
            Unpriced = quote.Unpriced,
            PriceVersion = quote.PriceVersion,
            Usage = usage,
            Remarks = remarks,
            IsDuplicate = !isNew,
            States = pending.States,
        };
    }

    private PriceQuote Quote(TrackedCall call, string model, in TokenUsage usage)
    {
        var quote = Catalog.Quote(call.Start.Provider, model, usage, call.StartedAt, call.Start.Host);
        return quote.Amount is null && _options.UnpricedPolicy == UnpricedPolicy.Fallback && _fallback is { } fallback
            ? PriceCalculator.Quote(fallback, usage, call.StartedAt)
            : quote;
    }

    private List<BudgetCharge> ChargesOf(TrackedCall call, Money? amount)
    {
        var charges = new List<BudgetCharge>(call.Slots.Count);
        foreach (var slot in call.Slots)
        {
            var reserved = 0L;
            foreach (var part in call.Reserved)
            {
                reserved = part.Slot == slot ? part.ReservedMicros : reserved;
            }

            var spent = amount is { } money ? ConvertTo(slot, money, call, call.Start.Model) ?? 0 : 0;
            if (spent != 0 || reserved != 0 || slot.Budget == _daily)
            {
                charges.Add(new(slot, spent, reserved));
            }
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
