using Storage.Core;

namespace Storage.CrashHarness;

[Entity("entries")]
internal sealed partial record Entry
{
    [Key]
    public string Id { get; init; } = "";

    public string Text { get; init; } = "";
}
