namespace Storage.Optimization.Internal;

/// <summary>
/// What the cache has of one table, and the steps of a read that keep it coherent.
/// </summary>
/// <remarks>
/// A load is put into its cell first and the marks are looked at after that, so a commit either is seen by the load or sees it: at
/// its end it takes away what stands in the cells of its rows. Whatever is named by no row (a whole table, a filter, another process)
/// moves the generation, which every entry carries from before it was read.
/// </remarks>
internal sealed class TableRegion
{
    /// <summary>Stands for a value whose key is not known before it is read.</summary>
    public const int UnknownPlace = -1;

    private long _generation;
    private long _changedAt;

    public TableRegion(EntityMap map, CacheSettings settings)
    {
        Map = map;
        Settings = settings;
        Options = settings.RegionOf(map.Table);
        Windows = new TableWindows(this);
    }

    public EntityMap Map { get; }

    public CacheSettings Settings { get; }

    public CacheRegionOptions Options { get; }

    public CommitMarks Marks { get; } = new();

    public RegionCounters Counters { get; } = new();

    public TableWindows Windows { get; }

    /// <summary>Gets the table's rows, once one was asked for.</summary>
    public TableRows? Rows { get; set; }

    public long Generation => Volatile.Read(ref _generation);

    public bool IsFresh<TValue>(CacheEntry<TValue> entry, int place, long now)
        where TValue : class =>
        entry.Expires > now
        && entry.Generation == Generation
        && !IsBypassed(place)
        && (entry.Value is not ICheckedValue value || value.IsCurrent(now));

    public bool IsBypassed(int place) => place != UnknownPlace && Settings.Rules.MarksCommits && Marks.IsMarked(place);

    /// <summary>Says whether nothing has changed a row since a moment of the clock, and nothing is about to.</summary>
    public bool IsUnchangedSince(int place, long clock) =>
        !Settings.Rules.ChecksStamps || (!Marks.IsMarked(place) && !Marks.HasChangedSince(place, clock) && Volatile.Read(ref _changedAt) <= clock);

    /// <summary>Finds out how a caller gets a value that a first look did not find, and takes the load where it is the caller's.</summary>
    public LoadStep Enter<TValue>(CacheCell<TValue> cell, int place, out CacheLoad<TValue>? load, out CacheEntry<TValue>? entry)
        where TValue : class
    {
        (load, entry) = (null, null);
        while (true)
        {
            var (generation, clock, now) = (Generation, Marks.Clock, Settings.Clock.Now);
            if (IsBypassed(place))
            {
                return LoadStep.Bypass;
            }

            var content = cell.Content;
            entry = content as CacheEntry<TValue>;
            if (entry is not null && IsFresh(entry, place, now))
            {
                return LoadStep.Hit;
            }

            if (content is CacheLoad<TValue> running && IsRunning(running, generation, now))
            {
                if (IsJoinable(running, place, clock))
                {
                    load = running;
                    return LoadStep.Join;
                }

                if (Marks.IsCommitting)
                {
                    return LoadStep.Bypass;
                }
            }

            load = new CacheLoad<TValue>(generation, clock, now + Settings.LoadMilliseconds) { Previous = entry };
            if (cell.TryReplace(content, load))
            {
                return Confirm(cell, place, load);
            }
        }
    }

    /// <summary>Makes everything that was read of the table until now invalid.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref _generation);
        Volatile.Write(ref _changedAt, Marks.Advance());
    }

    public void Clear()
    {
        Invalidate();
        Rows?.Clear();
        Windows.Clear();
    }

    /// <summary>Takes in what a commit did to one row.</summary>
    public void Apply(in RowChange change, int place, long clock)
    {
        if (change.Kind != RowChangeKind.Inserted)
        {
            // an inserted row was in no cache before
            Marks.Stamp(place, clock);
        }

        Rows?.Apply(change);
        Windows.Apply(change);
    }

    public CacheEntry<TValue> EntryOf<TValue>(TValue? value, long generation, TimeSpan life, long ceiling = long.MaxValue)
        where TValue : class
    {
        var now = Settings.Clock.Now;
        var milliseconds = Math.Min(CacheClock.Milliseconds(life, Settings.Options.Jitter), Math.Max(1, ceiling - now));
        var expires = now + milliseconds;
        return new CacheEntry<TValue>(value, generation, expires)
        {
            RefreshFrom = Options.RefreshAfter < 1 ? now + (long)(milliseconds * Options.RefreshAfter) : expires,
            StaleUntil = expires + (long)Options.StaleOnError.TotalMilliseconds,
        };
    }

    /// <summary>Ends a load that failed.</summary>
    /// <returns>The value that may be given in spite of it; null where the failure is the caller's to tell.</returns>
    public CacheEntry<TValue>? EndFailed<TValue>(CacheCell<TValue> cell, CacheLoad<TValue> load, Exception failure)
        where TValue : class
    {
        var isOurs = cell.TryReplace(load, load.Previous);
        if (failure is OperationCanceledException)
        {
            load.Fail(failure);
            return null;
        }

        Counters.Failed();
        if (isOurs && load.Previous is { } previous && previous.StaleUntil > Settings.Clock.Now && previous.Generation == Generation && IsUnchanged(previous.Value))
        {
            Counters.ServedStale();
            load.Complete(previous.Value);
            return previous;
        }

        load.Fail(failure);
        return null;
    }

    // what has been changed since is not given, however long ago it expired
    private static bool IsUnchanged(object? value) => value is not ICheckedValue known || known.IsCurrent(long.MinValue);

    private LoadStep Confirm<TValue>(CacheCell<TValue> cell, int place, CacheLoad<TValue> load)
        where TValue : class
    {
        if (!IsBypassed(place))
        {
            return LoadStep.Load;
        }

        cell.TryReplace(load, null);
        load.Fail(new OperationCanceledException());
        return LoadStep.Bypass;
    }

    private bool IsRunning<TValue>(CacheLoad<TValue> load, long generation, long now)
        where TValue : class =>
        load.Generation == generation && (load.Deadline > now || !Settings.Rules.EndsLeases);

    // a load of an unknown row may be of before a commit that has ended, and nothing took it away
    private bool IsJoinable<TValue>(CacheLoad<TValue> load, int place, long clock)
        where TValue : class =>
        place != UnknownPlace || !Settings.Rules.RefusesOvertakenLoads || (load.Clock == clock && !Marks.IsCommitting);
}
