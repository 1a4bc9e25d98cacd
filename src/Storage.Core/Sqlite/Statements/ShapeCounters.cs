namespace Storage.Core.Internal;

/// <summary>Adds up what SQLite counts of each statement, by shape. Any connection's thread may add.</summary>
internal sealed class ShapeCounters
{
    private const int FullScanStep = 1;
    private const int Sort = 2;
    private const int AutoIndex = 3;
    private const int VirtualMachineStep = 4;

    private readonly Entry?[] _byShape = new Entry?[ShapeTable.Capacity];
    private volatile bool _isCounting;

    public bool IsCounting => _isCounting;

    public void Begin() => _isCounting = true;

    /// <summary>Takes a run's counts from its statement, which begins again at 0.</summary>
    /// <param name="shape">The statement's shape.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="stepsBefore">How many steps it had taken after its last run; they are not set back, since the progress handler counts on
    /// them.</param>
    public void Take(Shape shape, nint statement, ref uint stepsBefore)
    {
        ref var place = ref _byShape[shape.Id];
        var entry = Volatile.Read(ref place);
        if (entry?.Shape != shape)
        {
            // the shape that had the number before is gone, and its counts with it
            entry = new Entry(shape);
            Volatile.Write(ref place, entry);
        }

        var steps = (uint)NativeStatements.Status(statement, VirtualMachineStep, 0);
        Interlocked.Increment(ref entry.Runs);
        Interlocked.Add(ref entry.Steps, steps - stepsBefore);
        stepsBefore = steps;
        Add(ref entry.FullScanSteps, NativeStatements.Status(statement, FullScanStep, 1));
        Add(ref entry.Sorts, NativeStatements.Status(statement, Sort, 1));
        Add(ref entry.AutomaticIndexes, NativeStatements.Status(statement, AutoIndex, 1));
    }

    public StatementCounters Get(Shape shape) => shape.Id >= 0 && Volatile.Read(ref _byShape[shape.Id]) is { } entry && entry.Shape == shape
        ? new(Volatile.Read(ref entry.Runs), Volatile.Read(ref entry.Steps), Volatile.Read(ref entry.FullScanSteps), Volatile.Read(ref entry.Sorts), Volatile.Read(ref entry.AutomaticIndexes))
        : default;

    private static void Add(ref long sum, int count)
    {
        if (count != 0)
        {
            Interlocked.Add(ref sum, count);
        }
    }

    private sealed class Entry(Shape shape)
    {
        public long Runs;
        public long Steps;
        public long FullScanSteps;
        public long Sorts;
        public long AutomaticIndexes;

        public Shape Shape => shape;
    }
}
