using System.Threading.Channels;
using Microsoft.Extensions.Logging;
namespace Storage.Core.Internal;

/// <summary>
/// The only writer: a thread that owns one connection. It takes what waits, runs it in one transaction and commits; what comes meanwhile
/// makes the next commit. So commits grow by themselves with load, a lone write does not wait, and there is no timer.
/// </summary>
/// <remarks>
/// Everything here runs on the writer's thread but <see cref="EnqueueAsync"/>, <see cref="Close"/> and the counters. Callers are completed
/// after the commit, never before. While a session has the turn the thread waits for it.
/// </remarks>
internal sealed partial class SqliteWriter : IDisposable
{
    private static readonly TimeSpan AbandonCheckInterval = TimeSpan.FromMilliseconds(50);

    private readonly SqliteConnections _connections;
    private readonly SqliteStorageOptions _options;
    private readonly ReaderPool _readers;
    private readonly CommitPhase _phase;
    private readonly CommitObservers _observers;
    private readonly EngineTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<WriterWork> _queue;
    private readonly DeadlineSweeper _sweeper;
    private readonly List<UnitWork> _batch = [];
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<bool>? _waitForWork;
    private WriterWork? _next;
    private SqliteHandle? _handle;
    private volatile bool _isAbandoned;
    private int _refusedAtClose;

    public SqliteWriter(
        SqliteConnections connections,
        SqliteStorageOptions options,
        ReaderPool readers,
        CommitPhase phase,
        CommitObservers observers,
        EngineTelemetry telemetry,
        TimeProvider time,
        ILogger logger)
    {
        _connections = connections;
        _options = options;
        _readers = readers;
        _phase = phase;
        _observers = observers;
        _telemetry = telemetry;
        _time = time;
        _logger = logger;
        Times = new WriterTimes(time);
        _handle = connections.OpenWriter();
        _queue = Channel.CreateBounded<WriterWork>(new BoundedChannelOptions(options.WriterQueueLimit) { SingleReader = true });
        _sweeper = new DeadlineSweeper(time, TimedOut);
        _thread = new Thread(Run) { IsBackground = true, Name = "Storage writer" };
    }

    /// <summary>Completes when the thread has ended and its connection is closed.</summary>
    public Task Ended => _ended.Task;

    public int QueueLength => _queue.Reader.Count;

    public WriterTimes Times { get; }

    /// <summary>How much accepted work was refused because the time for closing was up.</summary>
    public int RefusedAtClose => Volatile.Read(ref _refusedAtClose);

    public void Start() => _thread.Start();

    /// <summary>Gives the timestamp at which a timeout is over; never for a negative one.</summary>
    public long DeadlineAfter(TimeSpan timeout)
    {
        var ticks = timeout.TotalSeconds * _time.TimestampFrequency;
        var now = _time.GetTimestamp();
        return ticks < 0 || ticks > long.MaxValue - now ? long.MaxValue : now + (long)ticks;
    }

    /// <summary>Takes no more work; what was accepted is still done.</summary>
    public void Close() => _queue.Writer.TryComplete();

    public void Dispose() => _sweeper.Dispose();

    /// <summary>Refuses what is still waiting.</summary>
    public void Abandon() => _isAbandoned = true;

    private void Run()
    {
        try
        {
            while (NextWork() is { } work)
            {
                Times.Begin();
                Perform(work);
                Times.End();
            }

            Shutdown();
            _ended.TrySetResult();
        }
        catch (Exception exception)
        {
            _queue.Writer.TryComplete();
            while (TryTake(out var work))
            {
                work.Refuse(Closed());
            }

            _ended.TrySetException(exception);
            Log.WriterEnded(_logger, exception);
        }
    }

    private void Perform(WriterWork work)
    {
        try
        {
            switch (work)
            {
                case UnitWork unit:
                    CommitBatch(unit);
                    break;
                case ExclusiveWork exclusive when TryPickUp(exclusive):
                    PerformExclusive(exclusive);
                    break;
                case SessionTurn turn when TryPickUp(turn):
                    PerformSession(turn);
                    break;
                default:
                    break;
            }

            PollForeignIfDue();
            CheckpointIfDue();
            PurgeIfDue();
        }
        catch (Exception exception)
        {
            StartAgain(work, exception);
        }
    }

    private void PerformExclusive(ExclusiveWork work)
    {
        var isCommitting = false;
        try
        {
            var handle = Handle();
            if (work.IsTransaction)
            {
                SetSynchronous(handle, Durability.Full);
                BeginImmediate(handle);
            }

            var before = handle.TotalChanges;
            work.Run(handle);
            if (work.IsTransaction)
            {
                isCommitting = true;
                CommitTransaction(handle);
                if (handle.TotalChanges != before)
                {
                    _observers.Everything(AdvanceSequence());
                }
                else
                {
                    _phase.End();
                }
            }

            work.Complete();
        }
        catch (StorageException exception) when (isCommitting && IsOutcomeUnknown(exception))
        {
            // before the caller is told, so that who looks then sees what the file has
            Recover();
            work.Fail(Unknown(exception));
        }
        catch (Exception exception)
        {
            RollBackIfOpen(_handle);
            RecoverFromIo(exception);
            work.Fail(exception);
        }
    }

    // an idle writer waits here; null when the queue is closed and empty
    private WriterWork? NextWork()
    {
        var idle = TimeSpan.Zero;
        while (true)
        {
            if (TryTake(out var work))
            {
                return work;
            }

            _waitForWork ??= _queue.Reader.WaitToReadAsync().AsTask();
            var pause = _options.ForeignPollInterval > TimeSpan.Zero && _options.ForeignPollInterval < _options.IdleCheckpointDelay
                ? _options.ForeignPollInterval
                : _options.IdleCheckpointDelay;
            if (!_waitForWork.Wait(pause))
            {
                PollForeignIfDue();
                idle += pause;
                if (idle >= _options.IdleCheckpointDelay)
                {
                    idle = TimeSpan.Zero;
                    OnIdle();
                }
            }
            else if (!_waitForWork.Result)
            {
                return null;
            }
            else
            {
                _waitForWork = null;
            }
        }
    }

    private bool TryTake(out WriterWork work)
    {
        if (_next is null)
        {
            return _queue.Reader.TryRead(out work!);
        }

        (work, _next) = (_next, null);
        return true;
    }

    private bool TryPickUp(WriterWork work)
    {
        if (_isAbandoned)
        {
            _refusedAtClose += work.Refuse(Closed()) ? 1 : 0;
            return false;
        }

        if (_time.GetTimestamp() > work.Deadline)
        {
            work.Refuse(TimedOut());
            return false;
        }

        return work.TryPickUp();
    }

    private SqliteHandle Handle() => _handle ?? Reopen();
}
