using System.Collections;
using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>Reads conditions on a dictionary into a filter.</summary>
/// <typeparam name="T">The entity.</typeparam>
internal static class Conditions<T>
    where T : class, IEntity<T>
{
    private static readonly Dictionary<string, Func<ColumnMap, object?, Filter<T>>> Operators = new(StringComparer.Ordinal)
    {
        ["$gt"] = (column, value) => Compare(column, Comparison.Greater, value),
        ["$lt"] = (column, value) => Compare(column, Comparison.Less, value),
        ["$gte"] = (column, value) => Compare(column, Comparison.GreaterOrEqual, value),
        ["$lte"] = (column, value) => Compare(column, Comparison.LessOrEqual, value),
        ["$ne"] = NotEqual,
        ["$in"] = (column, value) => Filter<T>.In(column, List(column, "$in", value)),
        ["$nin"] = (column, value) => NotNull(column) & !Filter<T>.In(column, List(column, "$nin", value)),
    };

    public static Filter<T> Read(string model, IReadOnlyDictionary<string, object?>? conditions)
    {
        var filter = Filter<T>.All;
        foreach (var (name, condition) in conditions ?? new Dictionary<string, object?>())
        {
            filter &= Read(Column(model, name), condition);
        }

        return filter;
    }

    public static ColumnMap Column(string model, string name) =>
        T.Map.FindColumn(name) is { } column && column.Name == name ? column : throw NearMatches.Unknown($"column of '{model}'", name, T.Map.Columns.Select(known => known.Name));

    private static Filter<T> Read(ColumnMap column, object? condition) => JsonValues.Plain(condition) switch
    {
        IEnumerable<KeyValuePair<string, object?>> operators => All(column, operators),
        IDictionary operators => All(column, JsonValues.Pairs(operators)),
        var value => Filter<T>.Compare(column, Comparison.Equal, FieldValues.Encode(column, value)),
    };

    private static Filter<T> All(ColumnMap column, IEnumerable<KeyValuePair<string, object?>> operators)
    {
        var filter = Filter<T>.All;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in operators)
        {
            if (!Operators.TryGetValue(name, out var read))
            {
                throw NearMatches.Unknown($"operator on '{column}'", name, Operators.Keys);
            }

            filter &= seen.Add(name) ? read(column, JsonValues.Plain(value)) : throw new ArgumentException($"The condition on '{column}' has {name} twice.");
        }

        return filter.Node is null ? throw new ArgumentException($"The condition on '{column}' names no operator. Known: {string.Join(", ", Operators.Keys)}.") : filter;
    }

    private static Filter<T> Compare(ColumnMap column, Comparison comparison, object? value) => value is null
        ? throw new ArgumentException($"'{column}' is to be compared by order with null, which nothing is less or greater than.")
        : Filter<T>.Compare(column, comparison, FieldValues.Encode(column, value));

    // as in SQL, a column that is null differs from no value
    private static Filter<T> NotEqual(ColumnMap column, object? value) =>
        NotNull(column) & Filter<T>.Compare(column, Comparison.NotEqual, FieldValues.Encode(column, value));

    private static Filter<T> NotNull(ColumnMap column) =>
        column.IsNullable ? Filter<T>.Compare(column, Comparison.NotEqual, DbValue.Null) : Filter<T>.All;

    private static DbValue[] List(ColumnMap column, string name, object? value) => value is IEnumerable items and not (string or byte[] or IDictionary)
        ? [.. items.Cast<object?>().Select(item => FieldValues.Encode(column, item))]
        : throw new ArgumentException($"{name} on '{column}' takes a list of values.");
}
