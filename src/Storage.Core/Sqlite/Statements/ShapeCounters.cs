namespace Storage.Core.Internal;

/// <summary>Adds up what SQLite counts of each statement, by shape. Any connection's thread may add.</summary>
internal sealed class ShapeCounters
{
    private const int FullScanStep = 1;
    private const int Sort = 2;
    private const int AutoIndex = 3;
    private const int VirtualMachineStep = 4;
    private const uint StepsOfShortRun = 500;
    private const uint RunsToldTogether = 64;

    private readonly Entry?[] _byShape = new Entry?[ShapeTable.Capacity];
    private volatile bool _isCounting;

    public bool IsCounting => _isCounting;

    /// <summary>The shapes that were counted.</summary>
    public IReadOnlyList<Shape> Shapes => [.. _byShape.OfType<Entry>().Select(entry => entry.Shape)];

    public void Begin() => _isCounting = true;

    /// <summary>Takes in a run. Short ones are added up in the statement and told together, as adding for every thread to see takes longer than
    /// counting; the first ones, and each that takes many steps, are told at once.</summary>
    public void Take(Shape shape, nint statement, ref RunCounts counts)
    {
        var steps = (uint)NativeStatements.Status(statement, VirtualMachineStep, 0);
        var taken = steps - counts.StepsBefore;
        counts.StepsBefore = steps;
        counts.Steps += taken;
        counts.Runs++;
        counts.AllRuns++;
        if (taken > StepsOfShortRun || counts.Runs >= RunsToldTogether || counts.AllRuns <= RunsToldTogether)
        {
            Tell(shape, statement, ref counts);
        }
    }

    public StatementCounters Get(Shape shape) => shape.Id >= 0 && Volatile.Read(ref _byShape[shape.Id]) is { } entry && entry.Shape == shape
        ? new(Volatile.Read(ref entry.Runs), Volatile.Read(ref entry.Steps), Volatile.Read(ref entry.FullScanSteps), Volatile.Read(ref entry.Sorts), Volatile.Read(ref entry.AutomaticIndexes))
        : default;

    private void Tell(Shape shape, nint statement, ref RunCounts counts)
    {
        ref var place = ref _byShape[shape.Id];
        var entry = Volatile.Read(ref place);
        if (entry?.Shape != shape)
        {
            // the shape that had the number before is gone, and its counts with it
            entry = new Entry(shape);
            Volatile.Write(ref place, entry);
        }

        Add(ref entry.Runs, (int)counts.Runs);
        Add(ref entry.Steps, (int)counts.Steps);
        (counts.Runs, counts.Steps) = (0, 0);
        Add(ref entry.FullScanSteps, NativeStatements.Status(statement, FullScanStep, 1));
        Add(ref entry.Sorts, NativeStatements.Status(statement, Sort, 1));
        Add(ref entry.AutomaticIndexes, NativeStatements.Status(statement, AutoIndex, 1));
    }

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
