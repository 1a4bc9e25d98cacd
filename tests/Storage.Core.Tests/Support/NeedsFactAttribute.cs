namespace Storage.Core.Tests;

/// <summary>A test that some machines cannot run; there it is skipped, and the reason is in the report.</summary>
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Needs needs) => Skip = Machine.Missing(needs);
}
