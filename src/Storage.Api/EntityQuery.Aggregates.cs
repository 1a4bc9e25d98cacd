using Storage.Core;

namespace Storage.Api;

/// <content>One value over all rows, and counts by group.</content>
public sealed partial class EntityQuery<T>
{
    /// <summary>Counts the rows.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        (await AggregateAsync(SelectItemKind.Count, null, cancellationToken).ConfigureAwait(false)).AsInt64();

    /// <summary>Says whether there is any row.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns><see langword="true"/> when there is one.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public async ValueTask<bool> ExistsAsync(CancellationToken cancellationToken = default) =>
        (await AggregateAsync(SelectItemKind.Exists, null, cancellationToken).ConfigureAwait(false)).AsInt64() != 0;

    /// <summary>Gives the distinct values of a column, in its order.</summary>
    /// <typeparam name="TValue">The column's type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The values.</returns>
    public async ValueTask<IReadOnlyList<TValue>> DistinctAsync<TValue>(Column<T, TValue> column, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        var rows = await _storage.QueryAsync(Request.SelectColumns(distinct: true, column), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => column.Decode(row[0]))];
    }

    /// <summary>Counts the rows of each value of a column.</summary>
    /// <typeparam name="TValue">The column's type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The values with their counts, the largest count first.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public async ValueTask<IReadOnlyList<GroupCount<TValue>>> GroupCountAsync<TValue>(Column<T, TValue> column, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        var rows = await _storage.QueryAsync(Request.GroupCount(column), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new GroupCount<TValue>(column.Decode(row[0]), row[1].AsInt64())).OrderByDescending(group => group.Count)];
    }

    internal async ValueTask<DbValue> AggregateAsync(SelectItemKind kind, Column<T>? column, CancellationToken cancellationToken)
    {
        var rows = await _storage.QueryAsync(Request.Aggregate(kind, column), cancellationToken).ConfigureAwait(false);
        return rows[0][0];
    }
}
