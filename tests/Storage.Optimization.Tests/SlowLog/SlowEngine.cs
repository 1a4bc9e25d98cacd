using System.Runtime.CompilerServices;
using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>An engine whose requests take as long as a test says.</summary>
internal sealed class SlowEngine(IStorage inner, Action pass) : DelegatingStorage(inner)
{
    public override ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        pass();
        return base.FindAsync(lookup, cancellationToken);
    }

    public override ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        pass();
        return base.QueryAsync(query, cancellationToken);
    }

    public override async IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        pass();
        await foreach (var row in base.StreamAsync(query, cancellationToken))
        {
            yield return row;
        }
    }

    public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        pass();
        return await base.WriteAsync(unit, cancellationToken);
    }
}
