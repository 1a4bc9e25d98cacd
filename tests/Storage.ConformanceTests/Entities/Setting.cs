using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>A key of the caller's, and a pair of columns that is unique.</summary>
[Entity("settings")]
[Index(nameof(Scope), nameof(Name), Unique = true)]
public sealed partial record Setting
{
    [Key]
    public string Key { get; init; } = "";

    public string Scope { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Value { get; init; }

    public int Uses { get; init; }
}
