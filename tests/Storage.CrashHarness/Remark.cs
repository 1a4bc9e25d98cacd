using Storage.Core;

namespace Storage.CrashHarness;

/// <summary>A table that is missing until it is asked for.</summary>
[Entity("remarks")]
public sealed partial record Remark
{
    [Key]
    public long Id { get; init; }
}
