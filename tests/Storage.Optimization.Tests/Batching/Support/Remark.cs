using Storage.Core;

namespace Storage.Optimization.Tests;

[Entity("remarks")]
internal sealed partial record Remark
{
    [Key]
    public long Id { get; init; }

    public string Text { get; init; } = "";
}
