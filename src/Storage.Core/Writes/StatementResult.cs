using System.Collections;

namespace Storage.Core;

/// <summary>What one statement of a unit did.</summary>
/// <param name="rowsAffected">How many rows it inserted, changed or deleted.</param>
/// <param name="keys">The keys of the rows it wrote whole, in the order given; empty for other statements.</param>
/// <param name="rows">The rows it returned; <see langword="null"/> for none.</param>
public sealed class StatementResult(int rowsAffected, IReadOnlyList<DbValue> keys, IList? rows = null)
{
    /// <summary>Gets how many rows the statement inserted, changed or deleted.</summary>
    public int RowsAffected { get; } = rowsAffected;

    /// <summary>Gets the stored keys of inserted or upserted rows, in the order given; null for a row that an insert ignored.</summary>
    public IReadOnlyList<DbValue> Keys { get; } = keys;

    /// <summary>Gives the rows that the statement returned.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <returns>The rows; empty when the statement returns none.</returns>
    public IReadOnlyList<T> Rows<T>()
        where T : class, IEntity<T> => rows as IReadOnlyList<T> ?? [];
}
