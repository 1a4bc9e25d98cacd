using Microsoft.Extensions.Hosting;

namespace CostTracking.Internal;

/// <summary>Maintains a tracker from time to time, and stops it with the host, before the storage closes.</summary>
internal sealed class CostMaintenance(Func<CostTracker> tracker) : BackgroundService
{
    private CostTracker? _tracker;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // made here, so that a wrong price stops the start
        _tracker = tracker();
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (_tracker is not null)
        {
            await _tracker.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_tracker!.Options.MaintenanceInterval, _tracker.Time);
        var isFirst = true;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            // what another process has left is looked for once; who tracks nothing has nothing more to do
            if (!isFirst && !_tracker.HasWork)
            {
                continue;
            }

            isFirst = false;
            try
            {
                await _tracker.MaintainAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // maintenance is a side path: it is logged and tried again
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.MaintenanceFailed(_tracker.Logger, exception);
            }
        }
    }
}
