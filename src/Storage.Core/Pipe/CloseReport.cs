namespace Storage.Core;

/// <summary>How an engine, or a storage with its layers, closed.</summary>
/// <param name="Written">How many accepted writes were committed after the close began.</param>
/// <param name="NotWritten">How many accepted writes and open sessions were refused or rolled back because the time was up; each of their
/// callers is told so.</param>
/// <param name="IsCheckpointed">Whether everything was moved into the database file.</param>
public sealed record CloseReport(int Written, int NotWritten, bool IsCheckpointed)
{
    /// <summary>Gets how each layer that held accepted writes was drained, the outermost first. Their writes are in the counts.</summary>
    public IReadOnlyList<DrainReport> Drained { get; init; } = [];
}
