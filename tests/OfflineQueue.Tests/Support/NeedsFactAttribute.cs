namespace OfflineQueue.Tests;

/// <summary>A test that some machines cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Needs needs) => Skip = needs switch
    {
        Needs.Compiler => Machine.NoCompiler,
        Needs.Mount => Machine.NoMount,
        Needs.Immutable => Machine.NoImmutable,
        _ => Machine.NoLoopDevice,
    };
}
