using System.Runtime.CompilerServices;
using Storage.Core.Internal;

namespace Storage.Core;

/// <content>Streams: rows in pieces, each read on a thread of the engine while the caller's loop is at the piece before.</content>
public sealed partial class SqliteStorage
{
    // the first is small, since many loops end early
    private const int RowsInFirstPiece = 32;
    private const int RowsInPiece = 256;

    /// <inheritdoc/>
    public async IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        var pieces = StreamPieces(query, cancellationToken);
        await foreach (var rows in (_executions.Any ? _executions.Watch(query.Shape, pieces) : pieces).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<List<TRow>> StreamPieces<TRow>(Query<TRow> query, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        var handle = await _readers.RentAsync(cancellationToken).ConfigureAwait(false);
        SqliteStatement? statement = null;
        Task<List<TRow>>? next = null;
        try
        {
            // a stream has a snapshot of its own, which ends with it
            handle.Snapshot.End();
            statement = QueryRunner.Start(handle, query);
            handle.Cancellation = cancellationToken;
            var wanted = RowsInFirstPiece;
            next = ReadPiece<TRow>(statement, wanted, cancellationToken);
            while (next is not null)
            {
                var rows = await next.ConfigureAwait(false);
                _phase.OnRead(_phase.State);
                var isLast = rows.Count < wanted;
                wanted = RowsInPiece;
                next = isLast ? null : ReadPiece<TRow>(statement, wanted, cancellationToken);
                yield return rows;
            }
        }
        finally
        {
            await EndStreamAsync(handle, statement, next).ConfigureAwait(false);
        }
    }

    private Task<List<TRow>> ReadPiece<TRow>(SqliteStatement statement, int wanted, CancellationToken cancellationToken)
        where TRow : IRow<TRow> =>
        _threads.RunAsync((statement, wanted, cancellationToken), static state => QueryRunner.Next<TRow>(state.statement, state.wanted, state.cancellationToken));

    // a loop that ended early does not wait for the piece that is being read
    private async ValueTask EndStreamAsync(SqliteHandle handle, SqliteStatement? statement, Task? next)
    {
        if (next is not null)
        {
            handle.ChecksLeft = 0;
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            handle.ChecksLeft = int.MaxValue;
        }

        handle.Cancellation = default;
        statement?.Reset();
        _readers.Return(handle);
    }
}
