namespace Storage.Core.Internal;

/// <summary>What a statement has done since it last told; see <see cref="ShapeCounters"/>.</summary>
internal struct RunCounts
{
    /// <summary>How many steps SQLite had counted after the last run. They are not set back, since the progress handler counts on
    /// them.</summary>
    public uint StepsBefore;

    public uint Steps;

    public uint Runs;

    /// <summary>How many runs there were from the first.</summary>
    public uint AllRuns;
}
