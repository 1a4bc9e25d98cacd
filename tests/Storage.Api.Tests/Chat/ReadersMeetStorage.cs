using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Keeps the first readers until all of them have read, so that none sees what another writes next.</summary>
internal sealed class ReadersMeetStorage(IStorage inner, int readers) : DelegatingStorage(inner)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    public override async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        var rows = await Inner.QueryAsync(query, cancellationToken);
        if (Interlocked.Increment(ref _arrived) == readers)
        {
            _all.SetResult();
        }

        await _all.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        return rows;
    }
}
