using System.Threading.Channels;

namespace Storage.Core.Internal;

internal sealed partial class SqliteWriter
{
    private const double MaxTimerSeconds = 1_000_000;

    /// <summary>Hands work to the writer; waits for room where there is none.</summary>
    public ValueTask EnqueueAsync(WriterWork work, CancellationToken cancellationToken)
    {
        if (!_queue.Writer.TryWrite(work))
        {
            return EnqueueSlowAsync(work, cancellationToken);
        }

        _sweeper.Watch(work);
        return default;
    }

    private static StorageException Closed() =>
        new(StorageErrorCode.Closed, "The storage is closing or closed and takes no more writes; nothing of this one is stored.");

    private static StorageException TimedOut() =>
        new(StorageErrorCode.Timeout, "The write waited for its whole timeout without being picked up; nothing of it is stored. Raise WriteTimeout, or write less at once.");

    private async ValueTask EnqueueSlowAsync(WriterWork work, CancellationToken cancellationToken)
    {
        var left = (work.Deadline - _time.GetTimestamp()) / (double)_time.TimestampFrequency;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Clamp(left, 0, MaxTimerSeconds)), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await _queue.Writer.WriteAsync(work, either.Token).ConfigureAwait(false);
            _sweeper.Watch(work);
        }
        catch (ChannelClosedException)
        {
            throw Closed();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut();
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
