using Storage.Core;

namespace OfflineQueue;

/// <content>Messages in and out.</content>
public sealed partial class DurableQueue
{
    /// <inheritdoc/>
    public async ValueTask<EnqueueResult> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Enqueuer.EnqueueAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Enqueuer.EnqueueAsync(messages, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<EnqueueResult> EnqueueAsync(IStorageSession session, QueueMessage message, CancellationToken cancellationToken = default)
    {
        // opening writes, and while the session has its turn nobody else may
        if (OpenParts is not { } parts)
        {
            throw new InvalidOperationException(
                $"The queue '{Name}' is not open, and it cannot be opened while a transaction is. Await OpenAsync before the transaction begins.");
        }

        return await parts.Enqueuer.EnqueueInAsync(session, message, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueueLease>> ClaimAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return _isPaused ? [] : await parts.Claimer.ClaimAsync(count, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AckAsync(QueueLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Settler.AckAsync(lease.Item, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueueLease>> AckAsync(IReadOnlyList<QueueLease> leases, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        if (leases.Count == 0 || await parts.Settler.AckTogetherAsync([.. leases.Select(lease => lease.Item)], cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var refused = new List<QueueLease>();
        foreach (var lease in leases)
        {
            if (!await parts.Settler.AckAsync(lease.Item, cancellationToken).ConfigureAwait(false))
            {
                refused.Add(lease);
            }
        }

        return refused;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> NackAsync(
        QueueLease lease, DeliveryFailureKind kind, TimeSpan? retryAfter = null, string? error = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Settler.NackAsync(lease.Item, kind, retryAfter, error, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueueLease>> ExtendAsync(IReadOnlyList<QueueLease> leases, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        if (leases.Count == 0)
        {
            return [];
        }

        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        var until = parts.Context.Now + _options.Lease;
        var held = await parts.Settler.ExtendAsync([.. leases.Select(lease => lease.Item)], until, cancellationToken).ConfigureAwait(false);
        var refused = new List<QueueLease>();
        foreach (var lease in leases)
        {
            if (held.Contains(lease.Item.Seq))
            {
                lease.Until = until;
            }
            else
            {
                refused.Add(lease);
            }
        }

        return refused;
    }

    /// <inheritdoc/>
    public void Pause() => _isPaused = true;

    /// <inheritdoc/>
    public void Resume()
    {
        _isPaused = false;
        OpenParts?.Context.State.Arrived.Set();
    }

    internal async ValueTask ReleaseAsync(QueueLease lease, CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        await parts.Settler.ReleaseAsync(lease.Item, cancellationToken).ConfigureAwait(false);
    }
}
