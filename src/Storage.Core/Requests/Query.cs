namespace Storage.Core;

/// <summary>A query as a value: its shape and its parameters. Immutable; each method gives a new query.</summary>
/// <typeparam name="TRow">The type of the rows it returns.</typeparam>
public sealed class Query<TRow>
    where TRow : IRow<TRow>
{
    private readonly QueryParts _parts;
    private Shape? _shape;
    private DbValue[]? _parameters;

    internal Query(QueryParts parts) => _parts = parts;

    private Query(SqlShape shape, DbValue[] parameters)
    {
        _parts = default;
        _shape = shape;
        _parameters = parameters;
    }

    /// <summary>Gets the query's shape.</summary>
    public Shape Shape => _shape ??= ShapeTable.Intern(_parts.ToShape());

    /// <summary>Gets the parameters, in the order of the shape's holes.</summary>
    public IReadOnlyList<DbValue> Parameters => ParameterArray;

    /// <summary>Gets the limit; <see langword="null"/> where there is none.</summary>
    public int? Limit => _parts.Limit;

    /// <summary>Gets the offset; <see langword="null"/> where there is none.</summary>
    public int? Offset => _parts.Offset;

    /// <summary>Gets how long a cache may keep the result; <see langword="null"/> for the cache's own time.</summary>
    public TimeSpan? CacheTime => _parts.CacheTime;

    internal QueryParts Parts => _parts.Map is not null
        ? _parts
        : throw new InvalidOperationException("A query of raw SQL is complete as it is: write filter, order and limit into its text.");

    internal DbValue[] ParameterArray => _parameters ??= _parts.CollectParameters();

    internal static Query<TRow> FromSql(Sql sql) => new(sql.ToShape(), sql.Parameters);
}
