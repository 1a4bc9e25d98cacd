using Microsoft.Extensions.DependencyInjection;

namespace OfflineQueue.Internal;

/// <summary>A queue in a host: its delivery, its sweeps, and what went wrong last.</summary>
internal sealed class QueueRuntime(DurableQueue queue, HandlerRegistration? handler, IServiceScopeFactory scopes) : IAsyncDisposable, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _sweeps = Task.CompletedTask;
    private Exception? _sweepFault;

    public DurableQueue Queue => queue;

    public QueueDispatcher? Dispatcher { get; private set; }

    /// <summary>The error that delivery or sweeps met last, and have not come over since.</summary>
    public Exception? Fault => Dispatcher?.Fault ?? Volatile.Read(ref _sweepFault);

    public void Start()
    {
        if (handler is not null)
        {
            Dispatcher = new QueueDispatcher(queue, HandleAsync);
            Dispatcher.Start();
        }

        _sweeps = Task.Run(SweepAsync);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Dispatcher is { } dispatcher)
        {
            await dispatcher.StopAsync(cancellationToken).ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _sweeps.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        if (Dispatcher is { } dispatcher)
        {
            await dispatcher.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    /// <summary>Ends at once, for containers that are disposed synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using var end = scope.ConfigureAwait(false);
        await handler!.Resolve(scope.ServiceProvider).HandleAsync(message, cancellationToken).ConfigureAwait(false);
    }

    // a queue that nobody uses is not opened for this: no key is made for it
    private async Task SweepAsync()
    {
        using var timer = new PeriodicTimer(queue.Options.SweepInterval, queue.Services.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                if (queue.OpenParts is { } parts)
                {
                    await SweepAsync(parts).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // stopped
        }
    }

    private async ValueTask SweepAsync(QueueParts parts)
    {
        try
        {
            await queue.SweepAsync(_stop.Token).ConfigureAwait(false);
            if (parts.Rotation.IsDue)
            {
                await parts.Rotation.RunAsync(_stop.Token).ConfigureAwait(false);
            }

            Volatile.Write(ref _sweepFault, null);
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            Volatile.Write(ref _sweepFault, exception);
            Log.StorageFailed(parts.Context.Logger, queue.Name, exception);
        }
    }
}
