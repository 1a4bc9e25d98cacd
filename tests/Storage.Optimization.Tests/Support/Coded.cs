using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A row with a column whose converter does not take every value.</summary>
[Entity("coded")]
public sealed partial record Coded
{
    [Key]
    public long Id { get; init; }

    [Converter(typeof(PickyConverter))]
    public string Code { get; init; } = "";

    public long Version { get; init; }
}
