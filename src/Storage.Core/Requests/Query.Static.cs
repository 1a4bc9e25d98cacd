namespace Storage.Core;

/// <summary>Starts queries.</summary>
public static class Query
{
    /// <summary>Starts a query for every row of a table.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <returns>The query.</returns>
    public static Query<T> From<T>()
        where T : class, IEntity<T> => EntityQueries<T>.All;

    /// <summary>Makes a query of raw SQL.</summary>
    /// <typeparam name="TRow">The row's type; its columns are read by position.</typeparam>
    /// <param name="sql">The statement, as an interpolated string: holes are parameters.</param>
    /// <returns>The query.</returns>
    public static Query<TRow> FromSql<TRow>(Sql sql)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(sql);
        return Query<TRow>.FromSql(sql);
    }
}
