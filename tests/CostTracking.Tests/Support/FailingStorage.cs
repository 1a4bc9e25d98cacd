using Storage.Core;

namespace CostTracking.Tests;

/// <summary>A storage whose writes fail as long as they are told to, and that counts them.</summary>
internal sealed class FailingStorage(IStorage inner) : DelegatingStorage(inner)
{
    private int _writes;

    public Func<WriteUnit, Exception?> Fail { get; set; } = _ => null;

    /// <summary>What is thrown after the write was applied, as where a commit's fsync fails.</summary>
    public Func<WriteUnit, Exception?> FailAfter { get; set; } = _ => null;

    public int Writes => Volatile.Read(ref _writes);

    public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _writes);
        if (Fail(unit) is { } failure)
        {
            throw failure;
        }

        var result = await base.WriteAsync(unit, cancellationToken);
        return FailAfter(unit) is { } late ? throw late : result;
    }
}
