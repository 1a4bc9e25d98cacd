using Storage.Core;

namespace CostTracking.Internal;

/// <summary>Records calls, many in one unit. A batch that fails because one of its calls was recorded before, or one of its reservations has
/// expired, is written again call by call, so that each has its own outcome.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly IStorage _storage;
    private readonly BudgetWatch _watch;
    private readonly Coalescer<PendingCall> _calls;

    public Ledger(IStorage storage, BudgetWatch watch, CostTrackingOptions options)
    {
        _storage = storage;
        _watch = watch;
        _calls = new(options.QueueLimit, options.BatchSize, FlushAsync);
    }

    public int Waiting => _calls.Waiting;

    /// <summary>Takes a call to be recorded; its completion says when it is.</summary>
    public ValueTask AddAsync(PendingCall call, CancellationToken cancellationToken) => _calls.AddAsync(call, cancellationToken);

    public ValueTask DisposeAsync() => _calls.DisposeAsync();

    private async Task FlushAsync(IReadOnlyList<PendingCall> calls)
    {
        try
        {
            await _storage.WriteAsync(LedgerUnit.Of(calls, withReservations: true)).ConfigureAwait(false);
        }
        catch (Exception exception) when (calls.Count > 1 && IsOnesOwn(exception))
        {
            await Task.WhenAll(calls.Select(call => FlushOneAsync(call, IsUnknown(exception)))).ConfigureAwait(false);
            return;
        }
        catch (Exception exception) when (calls.Count == 1 && IsOnesOwn(exception))
        {
            await FlushOneAsync(calls[0], IsUnknown(exception)).ConfigureAwait(false);
            return;
        }
#pragma warning disable CA1031 // the callers get the failure, whatever it is; the pump goes on
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var call in calls)
            {
                call.TrySetException(exception);
            }

            return;
        }

        await CompleteAsync(calls, isNew: true).ConfigureAwait(false);
    }

    private async Task FlushOneAsync(PendingCall call, bool mayBeThere)
    {
        try
        {
            var isNew = await WriteOneAsync(call, mayBeThere).ConfigureAwait(false);
            await CompleteAsync([call], isNew).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the caller gets the failure, whatever it is
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.TrySetException(exception);
        }
    }

    private async Task<bool> WriteOneAsync(PendingCall call, bool mayBeThere)
    {
        // a reservation that has expired in between was given back by whoever swept it
        foreach (var withReservations in (bool[])(call.HasReservation ? [true, false] : [false]))
        {
            try
            {
                await _storage.WriteAsync(LedgerUnit.Of([call], withReservations)).ConfigureAwait(false);
                return true;
            }
            catch (ConstraintException exception) when (exception.Kind == ConstraintKind.Unique)
            {
                return mayBeThere;
            }
            catch (StorageException exception) when (withReservations && exception.Code == StorageErrorCode.RowCountMismatch)
            {
            }
        }

        throw new StorageException(StorageErrorCode.Database, "The call could not be recorded, and the database does not say why.");
    }

    private async Task CompleteAsync(IReadOnlyList<PendingCall> calls, bool isNew)
    {
        var states = await _watch.LookAsync(calls).ConfigureAwait(false);
        foreach (var call in calls)
        {
            call.States = states;
            call.TrySetResult(isNew);
        }
    }

    private static bool IsUnknown(Exception exception) => exception is StorageException { Outcome: WriteOutcome.Unknown };

    // an unknown outcome is asked again: the call's id says whether it was recorded
    private static bool IsOnesOwn(Exception exception) => exception is ConstraintException { Kind: ConstraintKind.Unique }
        or StorageException { Code: StorageErrorCode.RowCountMismatch }
        or StorageException { Code: StorageErrorCode.InvalidValue }
        || IsUnknown(exception);
}
