using Storage.Api.Internal;
using Storage.Core;

namespace Storage.Api;

/// <content>Writes of whole rows, and of one row by its key.</content>
public sealed partial class Repository<T>
{
    /// <summary>Inserts a row.</summary>
    /// <param name="row">The row; a generated key is 0.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>The row as it is stored, with its key.</returns>
    /// <exception cref="ConstraintException">A row with the same key or unique value exists.</exception>
    public async ValueTask<T> InsertAsync(T row, CancellationToken cancellationToken = default)
    {
        var result = await _storage.WriteAsync(new WriteUnit(Write.Insert(row)), cancellationToken).ConfigureAwait(false);
        return T.AsStored(row, result.Statements[0].Keys[0]);
    }

    /// <summary>Inserts a row unless one with the same key or unique value exists.</summary>
    /// <param name="row">The row; a generated key is 0.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>Whether the row was inserted.</returns>
    public async ValueTask<bool> TryInsertAsync(T row, CancellationToken cancellationToken = default)
    {
        var result = await _storage.WriteAsync(new WriteUnit(Write.Insert(row, ConflictAction.Ignore)), cancellationToken).ConfigureAwait(false);
        return result.RowsAffected > 0;
    }

    /// <summary>Inserts several rows as one: all or none.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>The rows' keys, in the order given.</returns>
    /// <exception cref="ConstraintException">A row with the same key or unique value exists; nothing is stored.</exception>
    public async ValueTask<IReadOnlyList<DbValue>> InsertManyAsync(IEnumerable<T> rows, CancellationToken cancellationToken = default)
    {
        T[] all = [.. rows];
        if (all.Length == 0)
        {
            return [];
        }

        var result = await _storage.WriteAsync(new WriteUnit(Write.Insert<T>(all)), cancellationToken).ConfigureAwait(false);
        return result.Statements[0].Keys;
    }

    /// <summary>Inserts any number of rows in chunks. A chunk is all or none; what was inserted before one that fails stays.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work between chunks.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="ConstraintException">A row with the same key or unique value exists.</exception>
    public ValueTask<long> BulkInsertAsync(IAsyncEnumerable<T> rows, BulkInsertOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new BulkInsert<T>(_storage, options ?? new BulkInsertOptions()).RunAsync(rows, cancellationToken);
    }

    /// <inheritdoc cref="BulkInsertAsync(IAsyncEnumerable{T}, BulkInsertOptions?, CancellationToken)"/>
    public ValueTask<long> BulkInsertAsync(IEnumerable<T> rows, BulkInsertOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return BulkInsertAsync(rows.ToAsyncEnumerable(), options, cancellationToken);
    }

    /// <summary>Inserts a row, or writes over the one that exists.</summary>
    /// <param name="row">The row.</param>
    /// <param name="options">What counts as existing and what is changed; <see langword="null"/> for the key and every other
    /// column.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>The stored row's key; null where the options left an existing row as it was.</returns>
    public async ValueTask<DbValue> UpsertAsync(T row, UpsertOptions<T>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (await UpsertManyAsync([row], options, cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>Inserts rows, or writes over those that exist: all or none.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="options">What counts as existing and what is changed; <see langword="null"/> for the key and every other
    /// column.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>The stored rows' keys, in the order given; null where the options left an existing row as it was.</returns>
    public async ValueTask<IReadOnlyList<DbValue>> UpsertManyAsync(IEnumerable<T> rows, UpsertOptions<T>? options = null, CancellationToken cancellationToken = default)
    {
        T[] all = [.. rows];
        if (all.Length == 0)
        {
            return [];
        }

        var result = await _storage.WriteAsync(new WriteUnit(Write.Upsert<T>(all, options)), cancellationToken).ConfigureAwait(false);
        return result.Statements[0].Keys;
    }

    /// <summary>Writes every column of an existing row.</summary>
    /// <param name="row">The row; its key says which.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>Whether there was such a row.</returns>
    public ValueTask<bool> UpdateAsync(T row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return UpdateAsync(T.KeyOf(row), Patch<T>.FromRow(row), cancellationToken);
    }

    /// <summary>Changes named columns of a row.</summary>
    /// <param name="key">The key.</param>
    /// <param name="patch">The changes.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>Whether there was such a row.</returns>
    public async ValueTask<bool> UpdateAsync(DbValue key, Patch<T> patch, CancellationToken cancellationToken = default)
    {
        var result = await _storage.WriteAsync(new WriteUnit(Write.Patch(patch, Filter<T>.ByKey(key))), cancellationToken).ConfigureAwait(false);
        return result.RowsAffected > 0;
    }

    /// <summary>Deletes a row.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>Whether there was such a row.</returns>
    public async ValueTask<bool> DeleteAsync(DbValue key, CancellationToken cancellationToken = default)
    {
        var which = Core.Query.From<T>().Where(Filter<T>.ByKey(key));
        var result = await _storage.WriteAsync(new WriteUnit(Write.Delete(which)), cancellationToken).ConfigureAwait(false);
        return result.RowsAffected > 0;
    }
}
