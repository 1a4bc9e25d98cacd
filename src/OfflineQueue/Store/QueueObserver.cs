using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>
/// Hears of commits that changed the queue's counters without a unit of this object: a host's transaction, another process. It reads the
/// counters then, off the writer's thread and one read at a time however many commits there are.
/// </summary>
internal sealed class QueueObserver(QueueContext context) : ICommitObserver
{
    private int _isScheduled;

    public void Committing(CommitNotice notice)
    {
    }

    public void Committed(CommitNotice notice)
    {
        if (Touches(notice) && !context.HasPending && Interlocked.Exchange(ref _isScheduled, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static observer => _ = observer.RefreshAsync(), this, preferLocal: false);
        }
    }

    public void RolledBack(CommitNotice notice)
    {
    }

    private async Task RefreshAsync()
    {
        Volatile.Write(ref _isScheduled, 0);
        try
        {
            await context.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // nobody waits for this; the next commit or sweep reads again
            Log.RefreshFailed(context.Logger, context.Name, exception);
        }
    }

    private bool Touches(CommitNotice notice)
    {
        if (notice.AllTables || notice.Tables.Contains(Entity.Map<QueueRow>().Table))
        {
            return true;
        }

        foreach (var change in notice.Rows)
        {
            if (change.Map == Entity.Map<QueueRow>() && change.Key == DbValue.From(context.QueueId))
            {
                return true;
            }
        }

        return false;
    }
}
