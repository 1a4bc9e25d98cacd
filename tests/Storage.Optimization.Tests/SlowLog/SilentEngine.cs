using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>An engine that says nothing of how its requests go.</summary>
internal sealed class SilentEngine(IStorage inner) : DelegatingStorage(inner)
{
    public override object? GetService(Type serviceType) => serviceType.IsInstanceOfType(this) ? this : null;
}
