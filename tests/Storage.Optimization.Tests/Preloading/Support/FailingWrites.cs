using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A pipe whose first writes fail.</summary>
internal sealed class FailingWrites(IStorage inner, int failures) : DelegatingStorage(inner)
{
    private int _failures = failures;

    public override ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) =>
        _failures-- > 0 ? throw new StorageException(StorageErrorCode.DiskFull, "The disk is full.") : Inner.WriteAsync(unit, cancellationToken);
}
