using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>A row whose key its caller makes.</summary>
[Entity("badges")]
public sealed partial record Badge
{
    [Key]
    public required string Name { get; init; }

    public string? Owner { get; init; }

    public long Uses { get; init; }
}
