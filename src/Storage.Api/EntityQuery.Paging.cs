using Storage.Api.Internal;
using Storage.Core;

namespace Storage.Api;

/// <content>Pages, by key in both directions and by number.</content>
public sealed partial class EntityQuery<T>
{
    private const int DefaultPageSize = 20;
    private const int MaxPageSize = 10_000;

    /// <summary>Gives a page by key. It costs the same however far in it lies, and rows that come or go shift nothing.</summary>
    /// <param name="cursor"><see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of another page of the same query;
    /// <see langword="null"/> for the first page.</param>
    /// <param name="pageSize">1 to 10,000 rows.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The page, always in the query's order.</returns>
    /// <exception cref="ArgumentException">The cursor is not of this query.</exception>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public async ValueTask<Page<T>> PageAsync(string? cursor = null, int pageSize = DefaultPageSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, MaxPageSize);
        if (Request.Limit is not null)
        {
            throw new InvalidOperationException("A page has its own size; take Take off the query.");
        }

        var order = PageCursor.NameOf(Request.OrderedByKey().GetOrders());
        var place = cursor is null ? null : PageCursor.Parse(cursor, order);
        var isBackwards = place is { IsBackwards: true };
        var query = isBackwards ? Request.Reversed() : Request.OrderedByKey();
        query = place is null ? query : query.After(place.Position);

        // one row more than wanted says whether there is a page beyond
        var rows = await _storage.QueryAsync(query.Take(pageSize + 1), cancellationToken).ConfigureAwait(false);
        var isMore = rows.Count > pageSize;
        T[] page = [.. rows.Take(pageSize)];
        if (isBackwards)
        {
            Array.Reverse(page);
        }

        var hasNext = isBackwards || isMore;
        var hasPrevious = isBackwards ? isMore : place is not null;
        return new Page<T>(
            page,
            hasNext && page.Length > 0 ? PageCursor.After(order, Request.PositionOf(page[^1])) : null,
            hasPrevious && page.Length > 0 ? PageCursor.Before(order, Request.PositionOf(page[0])) : null);
    }

    /// <summary>Gives a page by number, with the number of all rows. It reads what it leaves out, so prefer <see cref="PageAsync"/> for
    /// long lists.</summary>
    /// <param name="page">The page's number, from 1.</param>
    /// <param name="pageSize">1 to 10,000 rows.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The page.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public async ValueTask<NumberedPage<T>> PageByNumberAsync(int page, int pageSize = DefaultPageSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, MaxPageSize);
        var total = await CountAsync(cancellationToken).ConfigureAwait(false);
        var before = (page - 1L) * pageSize;
        var rows = before < Math.Min(total, int.MaxValue)
            ? await _storage.QueryAsync(Request.OrderedByKey().Skip((int)before).Take(pageSize), cancellationToken).ConfigureAwait(false)
            : (IReadOnlyList<T>)[];
        return new NumberedPage<T>(rows, page, pageSize, total);
    }
}
