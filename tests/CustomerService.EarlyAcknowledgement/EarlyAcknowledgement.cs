using Storage.Core;

namespace CustomerService.Tests.Faults;

/// <summary>The fault: a write is reported as done in the time of a commit, and is done later.</summary>
internal sealed class EarlyAcknowledgement(IStorage inner) : DelegatingStorage(inner)
{
    private static readonly TimeSpan UntilReported = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan UntilDone = TimeSpan.FromMilliseconds(100);

    public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        _ = WriteLaterAsync(unit);
        await Task.Delay(UntilReported, cancellationToken);
        return new WriteResult([.. unit.Statements.Select(_ => new StatementResult(1, []))], sequence: 0);
    }

    private async Task WriteLaterAsync(WriteUnit unit)
    {
        await Task.Delay(UntilDone);
        await Inner.WriteAsync(unit);
    }
}
