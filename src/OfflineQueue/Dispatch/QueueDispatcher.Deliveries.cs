using Storage.Core;

namespace OfflineQueue.Internal;

/// <content>What is under way.</content>
internal sealed partial class QueueDispatcher
{
    private const int BeatsPerLease = 3;

    private void Begin(Delivery delivery)
    {
        _underWay[delivery.Lease.Item.Seq] = delivery;
        _ = Task.Run(() => DeliverAsync(delivery));
    }

    private async Task DeliverAsync(Delivery delivery)
    {
        try
        {
            await HandleAsync(delivery).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // the settlement failed: the lease runs out, and the message is delivered again
            Log.StorageFailed(Logger, _queue.Name, exception);
        }
        finally
        {
            _underWay.TryRemove(new(delivery.Lease.Item.Seq, delivery));
            delivery.Dispose();
            _ended.Set();
        }
    }

    private async Task HandleAsync(Delivery delivery)
    {
        try
        {
            await _handle(delivery.Lease.Message, delivery.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await OnFailedAsync(delivery, exception).ConfigureAwait(false);
            return;
        }

        OnReached(delivery);
        if (!await _queue.AckAsync(delivery.Lease, CancellationToken.None).ConfigureAwait(false))
        {
            Log.LeaseLost(Logger, _queue.Name, delivery.Lease.Message.Id);
        }
    }

    private async Task OnFailedAsync(Delivery delivery, Exception exception)
    {
        if (delivery.IsLost)
        {
            Log.LeaseLost(Logger, _queue.Name, delivery.Lease.Message.Id);
            return;
        }

        if (exception is OperationCanceledException && _abort.IsCancellationRequested)
        {
            Interlocked.Increment(ref _givenBack);
            await _queue.ReleaseAsync(delivery.Lease, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        var kind = (_options.Classify ?? DeliveryFailures.Classify)(exception);
        var error = exception.GetType().FullName ?? exception.GetType().Name;
        if (kind == DeliveryFailureKind.Offline)
        {
            OnOffline(delivery, error);
        }
        else
        {
            OnReached(delivery);
            Log.DeliveryFailed(Logger, _queue.Name, delivery.Lease.Message.Id, delivery.Lease.Message.Attempts, kind, error);
        }

        await _queue.NackAsync(delivery.Lease, kind, (exception as DeliveryException)?.RetryAfter, error, CancellationToken.None).ConfigureAwait(false);
    }

    private void OnOffline(Delivery delivery, string error)
    {
        if (_circuit.OnOffline(delivery.Generation))
        {
            Log.Offline(Logger, _queue.Name, error, _circuit.Pause);
            Show();
        }
    }

    private void OnReached(Delivery delivery)
    {
        if (_circuit.OnReached(delivery.Generation))
        {
            Log.Online(Logger, _queue.Name, _queue.OpenParts?.Context.State.Row.Count ?? 0);
        }

        Show();
    }

    private void Show()
    {
        if (_queue.OpenParts is { } parts)
        {
            parts.Context.Instruments.Circuit = _circuit.State;
        }
    }

    // goes on while the host waits for the last deliveries
    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(_queue.Options.Lease / BeatsPerLease, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_abort.Token).ConfigureAwait(false))
            {
                await ExtendAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // stopped
        }
    }

    private async Task ExtendAsync()
    {
        Delivery[] deliveries = [.. _underWay.Values];
        if (deliveries.Length == 0)
        {
            return;
        }

        try
        {
            var refused = await _queue.ExtendAsync([.. deliveries.Select(delivery => delivery.Lease)], CancellationToken.None).ConfigureAwait(false);
            foreach (var lease in refused)
            {
                if (_underWay.TryGetValue(lease.Item.Seq, out var delivery) && delivery.Lease == lease)
                {
                    delivery.Lose();
                }
            }
        }
        catch (StorageException exception)
        {
            Log.StorageFailed(Logger, _queue.Name, exception);
        }
    }
}
