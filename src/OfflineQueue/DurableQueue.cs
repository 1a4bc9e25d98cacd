using Microsoft.Extensions.Options;
using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <summary>The queue on a storage. It opens at its first use, when keys are loaded or made; nothing happens before.</summary>
/// <remarks>How it works is told in the package's DESIGN.md.</remarks>
public sealed partial class DurableQueue : IOfflineQueue, IDisposable
{
    private readonly IStorage _storage;
    private readonly OfflineQueueOptions _options;
    private readonly OfflineQueueServices _services;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private QueueParts? _parts;
    private volatile bool _isPaused;
    private bool _isDisposed;

    /// <summary>Makes a queue; two of one name on one database are the same queue.</summary>
    /// <param name="storage">The storage; it has the tables of <see cref="OfflineQueueTables"/>.</param>
    /// <param name="name">The queue's name.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults. They may not be changed any more.</param>
    /// <param name="services">The clock, loggers and meters; <see langword="null"/> for the system's and none.</param>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public DurableQueue(IStorage storage, string name, OfflineQueueOptions? options = null, OfflineQueueServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _storage = storage;
        Name = name;
        _options = Validated(name, options ?? new OfflineQueueOptions());
        _services = services ?? new OfflineQueueServices();
        Cache = new MessageCache(this);
    }

    /// <inheritdoc/>
    public event EventHandler<WatermarkEventArgs>? WatermarkCrossed;

    /// <inheritdoc/>
    public event EventHandler<MessagesDroppedEventArgs>? MessagesDropped;

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsPaused => _isPaused;

    /// <summary>Gets the store of messages beside the queue, sealed as the queue is.</summary>
    public MessageCache Cache { get; }

    internal OfflineQueueOptions Options => _options;

    internal OfflineQueueServices Services => _services;

    internal QueueParts? OpenParts => Volatile.Read(ref _parts);

    /// <inheritdoc/>
    public async ValueTask OpenAsync(CancellationToken cancellationToken = default) => await PartsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Ends the watching of commits. Leases that are held stay until they run out.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Interlocked.Exchange(ref _parts, null)?.Dispose();
        _gate.Dispose();
    }

    internal ValueTask<QueueParts> PartsAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _parts) is { } parts ? new(parts) : OpenPartsAsync(cancellationToken);

    internal async ValueTask SweepAsync(CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        await parts.Housekeeper.SweepAsync(parts.Settler, cancellationToken).ConfigureAwait(false);
        parts.Context.Instruments.OldestAge = await parts.Reader.OldestAgeAsync(cancellationToken).ConfigureAwait(false);
    }

    private static OfflineQueueOptions Validated(string name, OfflineQueueOptions options)
    {
        var failures = new List<string>();
        foreach (var validator in (IValidateOptions<OfflineQueueOptions>[])[new OfflineQueueOptionsValidator(), new OfflineQueueRelationsValidator()])
        {
            failures.AddRange(validator.Validate(name, options).Failures ?? []);
        }

        return failures.Count == 0 ? options : throw new OptionsValidationException(name, typeof(OfflineQueueOptions), failures);
    }

    private async ValueTask<QueueParts> OpenPartsAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_parts is { } open)
            {
                return open;
            }

            var context = await QueueOpening.OpenAsync(_storage, Name, _options, _services, cancellationToken).ConfigureAwait(false);
            var parts = QueueParts.Make(context, dropped => MessagesDropped?.Invoke(this, dropped));
            context.State.WatermarkCrossed += (isHigh, count) => OnWatermark(context, isHigh, count);
            context.State.Update(context.State.Row);
            await parts.Housekeeper.ReleaseEndedAsync(cancellationToken).ConfigureAwait(false);
            Log.Opened(context.Logger, Name, context.State.Row.Count, _options.Capacity, context.Sealer.CurrentKeyId);
            Volatile.Write(ref _parts, parts);
            return parts;
        }
        finally
        {
            _gate.Release();
        }
    }

    private void OnWatermark(QueueContext context, bool isHigh, long count)
    {
        if (isHigh)
        {
            Log.High(context.Logger, Name, count, _options.Capacity);
        }
        else
        {
            Log.NoLongerHigh(context.Logger, Name, count, _options.Capacity);
        }

        WatermarkCrossed?.Invoke(this, new WatermarkEventArgs(isHigh, count, _options.Capacity));
    }
}
