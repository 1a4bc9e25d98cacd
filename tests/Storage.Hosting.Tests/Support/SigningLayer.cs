using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>Signs a list with its name for each write that passes.</summary>
internal sealed class SigningLayer(string name, List<string> signatures, IStorage inner) : DelegatingStorage(inner)
{
    public override ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        signatures.Add(name);
        return base.WriteAsync(unit, cancellationToken);
    }
}
