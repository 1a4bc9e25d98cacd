using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CostTracking.Internal;

/// <summary>Keeps calls that were made and could not be recorded, until they can: the answer is there and paid for, so it is not taken from
/// its caller. What exceeds the limit is lost, counted and logged.</summary>
internal sealed class RetryQueue(Ledger ledger, CostMetrics metrics, int limit, ILogger logger)
{
    private readonly ConcurrentQueue<PendingCall> _kept = new();

    public int Count => _kept.Count;

    public void Keep(PendingCall call, Exception why)
    {
        if (_kept.Count >= limit)
        {
            metrics.OnLost();
            Log.RecordLost(logger, limit, call.Row.AmountMicros);
            return;
        }

        _kept.Enqueue(call);
        Log.RecordFailed(logger, _kept.Count, why);
    }

    public async ValueTask TryAgainAsync(CancellationToken cancellationToken)
    {
        for (var left = _kept.Count; left > 0 && _kept.TryDequeue(out var call); left--)
        {
            var again = new PendingCall(call.Row, call.Day, call.Tags, call.Charges) { SavedMicros = call.SavedMicros, ReservationId = call.ReservationId };
            try
            {
                await ledger.AddAsync(again, cancellationToken).ConfigureAwait(false);
                await again.Task.ConfigureAwait(false);
            }
#pragma warning disable CA1031 // whatever it is, the call is kept and the failure logged
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Keep(call, exception);
                return;
            }
        }
    }
}
