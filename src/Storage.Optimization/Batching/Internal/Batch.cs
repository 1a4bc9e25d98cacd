namespace Storage.Optimization.Internal;

/// <summary>Writes on their way together: those that have to be units of their own, and after them those that are joined into one.</summary>
/// <remarks>
/// One unit costs the layers below and the engine once what each unit costs. Where it is refused, its writes are written one by one, after
/// all that was handed over. Hence what a table has in it is the last that the batch has of that table.
/// </remarks>
internal sealed class Batch(long startedAt)
{
    private readonly List<PendingWrite> _alone = [];
    private readonly List<PendingWrite> _joined = [];
    private TableQueue? _joining;
    private int _statements;

    public long StartedAt => startedAt;

    public IReadOnlyList<PendingWrite> Alone => _alone;

    public IReadOnlyList<PendingWrite> Joined => _joined;

    public int Count => _alone.Count + _joined.Count;

    public IEnumerable<PendingWrite> Writes => _alone.Concat(_joined);

    /// <summary>What the layer below is doing with them.</summary>
    public IReadOnlyList<Task> Handed { get; set; } = [];

    /// <summary>Whether the layer below has answered, so that what is left is to note it.</summary>
    public bool IsAnswered => Handed.All(task => task.IsCompleted);

    /// <summary>Completes when all of them have ended and their tables are free.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes a write in; the writes of a table come in their order, and table after table.</summary>
    /// <returns><see langword="false"/> where it has to wait for the next batch.</returns>
    public bool TryAdd(PendingWrite write)
    {
        if (write.CanJoin && (_joined.Count == 0 || (_joined[0].Durability == write.Durability && _joined[0].Timeout == write.Timeout)))
        {
            _joining = write.Table;
            _joined.Add(write);
            return true;
        }

        // merged ones that are refused are written one by one too
        if (_joining == write.Table || write.Count > 1)
        {
            return false;
        }

        _alone.Add(write);
        return true;
    }

    /// <summary>Puts the writes in the order of their acceptance, over all tables.</summary>
    public void Sort()
    {
        _alone.Sort(Compare);
        _joined.Sort(Compare);
    }

    /// <summary>Makes the unit of those that are joined; <see langword="null"/> where there are none, or all were taken back.</summary>
    public WriteUnit? Join()
    {
        if (_joined is [{ IsWithdrawn: false } single])
        {
            return single.ToUnit();
        }

        var statements = new List<WriteStatement>(_joined.Count);
        foreach (var write in _joined)
        {
            if (!write.IsWithdrawn)
            {
                write.AddTo(statements);
            }
        }

        _statements = statements.Count;
        return statements.Count == 0 ? null : new WriteUnit([.. statements]) { Durability = _joined[0].Durability, Timeout = _joined[0].Timeout };
    }

    /// <summary>Whether several writes became the joined unit.</summary>
    public bool IsSeveral => _joined.Count > 1 || (_joined.Count == 1 && _joined[0].Count > 1);

    /// <summary>Gives the joined ones one by one, merged ones too.</summary>
    public IEnumerable<PendingWrite> OneByOne() => _joined.Where(write => !write.IsWithdrawn).SelectMany(write => write.Split());

    /// <summary>Says how each of the joined ones has ended, as their unit did.</summary>
    /// <returns>How many scheduled writes they are.</returns>
    public int AddEnds(List<WriteEnd> ends, WriteResult? whole, Exception? failure)
    {
        var (place, scheduled) = (0, 0);
        if (whole is not null && _joined.Count > 1 && whole.Statements.Count != _statements)
        {
            failure = new InvalidOperationException($"A layer below batching gave {whole.Statements.Count} results for a unit of {_statements} statements; each has to have its own.");
            whole = null;
        }

        foreach (var write in _joined)
        {
            if (!write.IsWithdrawn)
            {
                scheduled += write.IsDirect ? 0 : write.Count;
                ends.Add(new(write, whole is null || _joined.Count == 1 ? whole : write.TakeResult(whole, ref place), failure));
            }
        }

        return scheduled;
    }

    private static int Compare(PendingWrite one, PendingWrite other) => one.Number.CompareTo(other.Number);
}
