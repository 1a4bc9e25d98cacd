using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Does once what another writer may: after the first read, and after the first write.</summary>
internal sealed class MeddlingStorage(IStorage inner) : DelegatingStorage(inner)
{
    public Func<IStorage, Task>? AfterRead { get; set; }

    public Func<IStorage, Task>? AfterWrite { get; set; }

    public override async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        var rows = await Inner.QueryAsync(query, cancellationToken);
        var meddle = AfterRead;
        AfterRead = null;
        await (meddle?.Invoke(Inner) ?? Task.CompletedTask);
        return rows;
    }

    public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        var result = await Inner.WriteAsync(unit, cancellationToken);
        var meddle = AfterWrite;
        AfterWrite = null;
        await (meddle?.Invoke(Inner) ?? Task.CompletedTask);
        return result;
    }
}
