using Storage.Core;

namespace Storage.Api;

/// <content>Updates and deletes by filter.</content>
public sealed partial class EntityQuery<T>
{
    /// <summary>Changes named columns of the query's rows; of the first ones in its order where it has a limit.</summary>
    /// <param name="patch">The changes.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>How many rows were changed.</returns>
    /// <exception cref="InvalidOperationException">The query has no filter and does not say <see cref="AllRows"/>, or it has an
    /// offset.</exception>
    public async ValueTask<int> UpdateAsync(Patch<T> patch, CancellationToken cancellationToken = default)
    {
        RequireFilter("update");
        if (Request.Offset is not null)
        {
            throw new InvalidOperationException("An update meets the first rows of its order; take Skip off the query.");
        }

        WriteStatement statement = Request.Limit is null
            ? Write.Patch(patch, Request.GetFilter())
            : Write.Claim(patch, Request);
        return (await _storage.WriteAsync(new WriteUnit(statement), cancellationToken).ConfigureAwait(false)).RowsAffected;
    }

    /// <summary>Changes named columns of the query's first rows, and gives those rows as they are then, in its order. No two calls get the
    /// same row while the filter excludes what the patch sets.</summary>
    /// <param name="patch">The changes.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>The changed rows.</returns>
    /// <exception cref="ArgumentException">The query has no limit.</exception>
    public async ValueTask<IReadOnlyList<T>> ClaimAsync(Patch<T> patch, CancellationToken cancellationToken = default)
    {
        var result = await _storage.WriteAsync(new WriteUnit(Write.Claim(patch, Request)), cancellationToken).ConfigureAwait(false);
        return result.Statements[0].Rows<T>();
    }

    /// <summary>Deletes the query's rows; so many in its order where it has a limit, all but so many where it has an offset.</summary>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="InvalidOperationException">The query has no filter and does not say <see cref="AllRows"/>.</exception>
    public async ValueTask<int> DeleteAsync(CancellationToken cancellationToken = default)
    {
        RequireFilter("delete");
        return (await _storage.WriteAsync(new WriteUnit(Write.Delete(Request)), cancellationToken).ConfigureAwait(false)).RowsAffected;
    }

    private void RequireFilter(string what)
    {
        if (!_isForAllRows && Request.GetFilter().Node is null)
        {
            throw new InvalidOperationException($"The {what} has no filter, so it would meet every row of '{T.Map}'. Add Where, or say AllRows() if that is meant.");
        }
    }
}
