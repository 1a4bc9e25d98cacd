namespace Storage.Api.Compatibility;

/// <summary>What <see cref="DatabaseApi.QueryAsync"/> answers; which of the three it is depends on the query's type.</summary>
public sealed class DatabaseResult
{
    private readonly object? _value;

    private DatabaseResult(object? value) => _value = value;

    /// <summary>Gets the rows of a <c>get</c>, as dictionaries by column name.</summary>
    /// <exception cref="InvalidOperationException">The result is no list of rows.</exception>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows =>
        _value as IReadOnlyList<IReadOnlyDictionary<string, object?>> ?? throw IsNo("list of rows");

    /// <summary>Gets the row of a <c>create</c> or of a <c>get</c> of a single result; <see langword="null"/> where nothing matched.</summary>
    /// <exception cref="InvalidOperationException">The result is no row.</exception>
    public IReadOnlyDictionary<string, object?>? Row => _value is null ? null : _value as IReadOnlyDictionary<string, object?> ?? throw IsNo("row");

    /// <summary>Gets how many rows were counted, updated or deleted.</summary>
    /// <exception cref="InvalidOperationException">The result is no number.</exception>
    public long Count => _value as long? ?? throw IsNo("number");

    /// <summary>Gets the result whatever it is, as <c>db_query</c> returned it.</summary>
    public object? Value => _value;

    /// <summary>Makes a result of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The result.</returns>
    public static DatabaseResult OfRows(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) => new(rows);

    /// <summary>Makes a result of one row.</summary>
    /// <param name="row">The row; <see langword="null"/> where nothing matched.</param>
    /// <returns>The result.</returns>
    public static DatabaseResult OfRow(IReadOnlyDictionary<string, object?>? row) => new(row);

    /// <summary>Makes a result of a number.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The result.</returns>
    public static DatabaseResult OfCount(long count) => new(count);

    private InvalidOperationException IsNo(string what) => new($"The result is no {what}: it is {_value switch
    {
        null => "empty",
        long => "a number",
        IReadOnlyDictionary<string, object?> => "a row",
        _ => "a list of rows",
    }}. Which one it is depends on the query's type.");
}
