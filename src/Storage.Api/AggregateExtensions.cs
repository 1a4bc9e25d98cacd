using Storage.Core;

namespace Storage.Api;

/// <summary>Smallest, largest, summed and average values of columns, each in the type that fits.</summary>
public static class AggregateExtensions
{
    /// <summary>Gives the smallest value of a column.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <typeparam name="TValue">The column's type.</typeparam>
    /// <param name="query">The query; it may not have a limit or an offset.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The value; <see langword="null"/> over no rows.</returns>
    public static async ValueTask<TValue?> MinAsync<T, TValue>(this EntityQuery<T> query, Column<T, TValue> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
        where TValue : struct => await OfValue(query, SelectItemKind.Min, column, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="MinAsync{T, TValue}(EntityQuery{T}, Column{T, TValue}, CancellationToken)"/>
    public static async ValueTask<TValue?> MinAsync<T, TValue>(this EntityQuery<T> query, Column<T, TValue?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
        where TValue : struct => await OfNullable(query, SelectItemKind.Min, column, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="MinAsync{T, TValue}(EntityQuery{T}, Column{T, TValue}, CancellationToken)"/>
    public static async ValueTask<string?> MinAsync<T>(this EntityQuery<T> query, Column<T, string?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => await OfText(query, SelectItemKind.Min, column, cancellationToken).ConfigureAwait(false);

    /// <summary>Gives the largest value of a column.</summary>
    /// <inheritdoc cref="MinAsync{T, TValue}(EntityQuery{T}, Column{T, TValue}, CancellationToken)"/>
    public static async ValueTask<TValue?> MaxAsync<T, TValue>(this EntityQuery<T> query, Column<T, TValue> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
        where TValue : struct => await OfValue(query, SelectItemKind.Max, column, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="MaxAsync{T, TValue}(EntityQuery{T}, Column{T, TValue}, CancellationToken)"/>
    public static async ValueTask<TValue?> MaxAsync<T, TValue>(this EntityQuery<T> query, Column<T, TValue?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
        where TValue : struct => await OfNullable(query, SelectItemKind.Max, column, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="MaxAsync{T, TValue}(EntityQuery{T}, Column{T, TValue}, CancellationToken)"/>
    public static async ValueTask<string?> MaxAsync<T>(this EntityQuery<T> query, Column<T, string?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => await OfText(query, SelectItemKind.Max, column, cancellationToken).ConfigureAwait(false);

    /// <summary>Adds up an integer column.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query; it may not have a limit or an offset.</param>
    /// <param name="column">The column; nulls are left out.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The sum; 0 over no rows.</returns>
    public static async ValueTask<long> SumAsync<T>(this EntityQuery<T> query, Column<T, long> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => (await Sum(query, column, cancellationToken).ConfigureAwait(false)).AsInt64();

    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, long}, CancellationToken)"/>
    public static async ValueTask<long> SumAsync<T>(this EntityQuery<T> query, Column<T, long?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => (await Sum(query, column, cancellationToken).ConfigureAwait(false)).AsInt64();

    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, long}, CancellationToken)"/>
    public static async ValueTask<long> SumAsync<T>(this EntityQuery<T> query, Column<T, int> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => (await Sum(query, column, cancellationToken).ConfigureAwait(false)).AsInt64();

    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, long}, CancellationToken)"/>
    public static async ValueTask<long> SumAsync<T>(this EntityQuery<T> query, Column<T, int?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => (await Sum(query, column, cancellationToken).ConfigureAwait(false)).AsInt64();

    /// <summary>Adds up a column of floating-point numbers.</summary>
    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, long}, CancellationToken)"/>
    public static async ValueTask<double> SumAsync<T>(this EntityQuery<T> query, Column<T, double> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => (await Sum(query, column, cancellationToken).ConfigureAwait(false)).AsDouble();

    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, double}, CancellationToken)"/>
    public static async ValueTask<double> SumAsync<T>(this EntityQuery<T> query, Column<T, double?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => (await Sum(query, column, cancellationToken).ConfigureAwait(false)).AsDouble();

    /// <summary>Adds up a column of decimals, exactly.</summary>
    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, long}, CancellationToken)"/>
    public static async ValueTask<decimal> SumAsync<T>(this EntityQuery<T> query, Column<T, decimal> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => column.Decode(await Sum(query, column, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc cref="SumAsync{T}(EntityQuery{T}, Column{T, decimal}, CancellationToken)"/>
    public static async ValueTask<decimal> SumAsync<T>(this EntityQuery<T> query, Column<T, decimal?> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => column.Decode(await Sum(query, column, cancellationToken).ConfigureAwait(false)) ?? 0;

    /// <summary>Gives the average of a column of numbers.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query; it may not have a limit or an offset.</param>
    /// <param name="column">The column; nulls are left out.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The average; <see langword="null"/> over no rows.</returns>
    /// <exception cref="ArgumentException">The column holds no numbers.</exception>
    public static async ValueTask<double?> AverageAsync<T>(this EntityQuery<T> query, Column<T> column, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(column);
        if (column.Map.Type is not (ColumnType.Integer or ColumnType.Real or ColumnType.Decimal))
        {
            throw new ArgumentException($"The column '{column}' holds a {column.Map.Type}, which has no average.", nameof(column));
        }

        var average = await query.AggregateAsync(SelectItemKind.Average, column, cancellationToken).ConfigureAwait(false);
        return average.IsNull ? null : average.AsDouble() / Math.Pow(10, column.Map.Type == ColumnType.Decimal ? column.Map.Scale : 0);
    }

    private static ValueTask<DbValue> Sum<T>(EntityQuery<T> query, Column<T> column, CancellationToken cancellationToken)
        where T : class, IEntity<T> => Aggregate(query, SelectItemKind.Sum, column, cancellationToken);

    private static ValueTask<DbValue> Aggregate<T>(EntityQuery<T> query, SelectItemKind kind, Column<T> column, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(column);
        return query.AggregateAsync(kind, column, cancellationToken);
    }

    private static async ValueTask<TValue?> OfValue<T, TValue>(EntityQuery<T> query, SelectItemKind kind, Column<T, TValue> column, CancellationToken cancellationToken)
        where T : class, IEntity<T>
        where TValue : struct
    {
        var value = await Aggregate(query, kind, column, cancellationToken).ConfigureAwait(false);
        return value.IsNull ? null : column.Decode(value);
    }

    private static async ValueTask<TValue?> OfNullable<T, TValue>(EntityQuery<T> query, SelectItemKind kind, Column<T, TValue?> column, CancellationToken cancellationToken)
        where T : class, IEntity<T>
        where TValue : struct => column.Decode(await Aggregate(query, kind, column, cancellationToken).ConfigureAwait(false));

    private static async ValueTask<string?> OfText<T>(EntityQuery<T> query, SelectItemKind kind, Column<T, string?> column, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        var value = await Aggregate(query, kind, column, cancellationToken).ConfigureAwait(false);
        return value.IsNull ? null : column.Decode(value);
    }
}
