namespace Storage.Optimization.Internal;

/// <summary>What waits to be written as one: one write, or several patches of one row that were merged. Guarded by the queue's gate.</summary>
internal sealed class PendingWrite
{
    private readonly ScheduledPart _first;
    private ScheduledPart _last;
    private RowChanges? _changes;
    private bool _isJoined;
    private long _laterTicks;
    private TaskCompletionSource? _settled;
    private bool _isSettled;

    public PendingWrite(TableQueue table, ScheduledPart part, RowAddress? address)
    {
        Table = table;
        Address = address;
        Size = part.Size;
        _first = _last = part;
    }

    public TableQueue Table { get; }

    /// <summary>The row; <see langword="null"/> where the write is not the patch of one row.</summary>
    public RowAddress? Address { get; }

    /// <summary>What the write makes of its row; only where it has an address.</summary>
    public RowChanges Changes => _changes ??= RowChanges.Of((PatchWrite)_last.Unit.Statements[0]);

    /// <summary>How many writes became this one.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>What they hold together.</summary>
    public WriteSize Size { get; private set; }

    /// <summary>The writes, in the order of their acceptance.</summary>
    public IEnumerable<ScheduledPart> Parts
    {
        get
        {
            var (part, left) = (_first, Count);
            while (left-- > 0)
            {
                yield return part;
                part = part.Next!;
            }
        }
    }

    /// <summary>Whether its caller awaits it; such a write is not merged.</summary>
    public bool IsDirect => _first.IsDirect;

    /// <summary>Whether it may be a part of a larger unit: one with a key has a result that is kept by that.</summary>
    public bool CanJoin => _first.Unit.IdempotencyKey is null;

    public Durability? Durability => _first.Unit.Durability;

    public TimeSpan? Timeout => _first.Unit.Timeout;

    /// <summary>The place among all pending writes.</summary>
    public long Number { get; init; }

    /// <summary>The run of patches by one column in which the write stands; see <see cref="TableQueue"/>.</summary>
    public int Run { get; init; }

    /// <summary>The pending writes of the same row before and after it.</summary>
    public PendingWrite? EarlierOfRow { get; set; }

    /// <inheritdoc cref="EarlierOfRow"/>
    public PendingWrite? LaterOfRow { get; set; }

    /// <summary>The moment from which the write does not wait for others.</summary>
    public long DueAt { get; set; } = long.MaxValue;

    public bool IsSent { get; set; }

    /// <summary>Whether its caller took it back while it waited.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Completes when the write, and all before it on its table, have ended.</summary>
    public Task Settled => _isSettled ? Task.CompletedTask : (_settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>How long its writes have waited together, in the clock's ticks.</summary>
    public long WaitedTicks(long now) => (Count * (now - _first.AcceptedAt)) - _laterTicks;

    public bool TryMerge(ScheduledPart part)
    {
        if (part.Unit.Durability != Durability || part.Unit.Timeout != Timeout)
        {
            return false;
        }

        if (!_isJoined && part.Setting is { } setting && setting == _last.Setting)
        {
            // nothing is left of the earlier one, so there is nothing to join
            _changes = null;
        }
        else
        {
            var later = RowChanges.Of((PatchWrite)part.Unit.Statements[0]);
            if (Changes.Then(later) is not { } joined)
            {
                return false;
            }

            (_changes, _isJoined) = (joined, joined != later);
        }

        Add(part);
        return true;
    }

    /// <summary>Gives the unit that the write is by itself.</summary>
    public WriteUnit ToUnit() => _isJoined ? new WriteUnit(ToPatch()) { Durability = Durability, Timeout = Timeout } : _last.Unit;

    /// <summary>Adds the write's statements to those of a larger unit.</summary>
    public void AddTo(List<WriteStatement> statements)
    {
        if (_isJoined)
        {
            statements.Add(ToPatch());
            return;
        }

        var own = _last.Unit.Statements;
        for (var i = 0; i < own.Count; i++)
        {
            statements.Add(own[i]);
        }
    }

    /// <summary>Takes this write's own part out of what a larger unit did.</summary>
    /// <param name="whole">What the unit did.</param>
    /// <param name="place">Which of its statements comes next.</param>
    public WriteResult TakeResult(WriteResult whole, ref int place)
    {
        var own = new StatementResult[_isJoined ? 1 : _last.Unit.Statements.Count];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = whole.Statements[place++];
        }

        return new WriteResult(own, whole.Sequence);
    }

    /// <summary>Gives its writes each by itself.</summary>
    public IEnumerable<PendingWrite> Split() => Parts.Select(part => new PendingWrite(Table, part, address: null));

    /// <summary>Tells its callers.</summary>
    public void End(WriteResult? result, Exception? failure)
    {
        var part = _first;
        for (var left = Count; left > 0; left--)
        {
            if (result is not null)
            {
                part.TrySetResult(result);
            }
            else
            {
                part.Fail(failure!);
            }

            part = part.Next!;
        }
    }

    public void Settle()
    {
        _isSettled = true;
        _settled?.TrySetResult();
    }

    private PatchWrite ToPatch() => Changes.ToPatch((PatchWrite)_last.Unit.Statements[0]);

    private void Add(ScheduledPart part)
    {
        _last.Next = part;
        _last = part;
        Count++;
        Size = Size.Plus(part.Size);
        _laterTicks += part.AcceptedAt - _first.AcceptedAt;
    }
}
