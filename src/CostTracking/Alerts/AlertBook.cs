using Microsoft.Extensions.Logging;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>Tells of each thing once, in whichever process it is found: the row comes first, and only who has inserted it hands the alert
/// on. One whose process ended in between is handed on by the next sweep.</summary>
internal sealed class AlertBook(IStorage storage, IAlertSink? sink, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(1);

    /// <summary>Hands an alert on unless that was done before, by its key.</summary>
    public async ValueTask TellOnceAsync(Alert alert)
    {
        var result = await storage.WriteAsync(new WriteUnit(Write.Insert(AlertRecord.Of(alert), ConflictAction.Ignore))).ConfigureAwait(false);
        if (result.RowsAffected == 1)
        {
            await HandOnAsync(alert).ConfigureAwait(false);
        }
    }

    /// <summary>Hands on what was recorded and not handed on.</summary>
    public async ValueTask<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var overdue = Query.From<AlertRecord>()
            .Where(AlertRecord.Columns.SentAt.IsNull() & (AlertRecord.Columns.RecordedAt <= now - Overdue))
            .OrderBy(AlertRecord.Columns.RecordedAt)
            .Take(100);
        var claim = Write.Claim(Patch<AlertRecord>.Empty.Set(AlertRecord.Columns.SentAt, now), overdue);
        if ((await storage.QueryAsync(overdue.Take(1), cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return 0;
        }

        var claimed = await storage.WriteAsync(new WriteUnit(claim), cancellationToken).ConfigureAwait(false);
        foreach (var row in claimed.Statements[0].Rows<AlertRecord>())
        {
            Publish(row.ToAlert());
        }

        return claimed.RowsAffected;
    }

    private async ValueTask HandOnAsync(Alert alert)
    {
        Publish(alert);
        var sent = Write.Patch(Patch<AlertRecord>.Empty.Set(AlertRecord.Columns.SentAt, time.GetUtcNow()), AlertRecord.Columns.Id == alert.Key);
        await storage.WriteAsync(new WriteUnit(sent) { Durability = Durability.Normal }).ConfigureAwait(false);
    }

    private void Publish(Alert alert)
    {
        if (sink is null)
        {
            Log.AlertFound(logger, alert.Severity, alert.Title, alert.Text);
            return;
        }

        try
        {
            sink.Publish(alert);
        }
#pragma warning disable CA1031 // a sink that breaks its word must not fail a call
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.AlertSinkFailed(logger, exception);
        }
    }
}
