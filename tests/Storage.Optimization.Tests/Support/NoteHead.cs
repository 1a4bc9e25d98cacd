using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>The same table with fewer columns.</summary>
[Entity("notes")]
public sealed partial record NoteHead
{
    [Key]
    public long Id { get; init; }

    public long Version { get; init; }
}
