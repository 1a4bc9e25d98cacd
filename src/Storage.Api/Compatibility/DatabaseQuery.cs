namespace Storage.Api.Compatibility;

/// <summary>What <see cref="DatabaseApi.QueryAsync"/> is asked: the arguments of <c>db_query</c>.</summary>
public sealed record DatabaseQuery
{
    /// <summary>Gets what to do: <c>get</c>, <c>create</c>, <c>update</c>, <c>delete</c> or <c>count</c>, as in <see cref="QueryTypes"/>.</summary>
    /// <value>The default is <c>get</c>.</value>
    public string QueryType { get; init; } = QueryTypes.Get;

    /// <summary>Gets the values to create or update with, by column name.</summary>
    public IReadOnlyDictionary<string, object?>? Data { get; init; }

    /// <summary>Gets the conditions, which all have to hold: a value to be equal to, or a dictionary of operators (<c>$gt $lt $gte $lte $ne
    /// $in $nin</c>) and their values, by column name. Comparisons are SQL's: but for equality with <see langword="null"/>, a column that is
    /// null meets none.</summary>
    public IReadOnlyDictionary<string, object?>? Filters { get; init; }

    /// <summary>Gets how many rows a <c>get</c> returns at most; <see langword="null"/>, 0 and less for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Gets the columns that a <c>get</c> is ordered by; a <c>-</c> in front means the largest first.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Gets whether a <c>get</c> returns the first row alone.</summary>
    public bool SingleResult { get; init; }

    /// <summary>Gets whether an <c>update</c> or <c>delete</c> without filters is meant to meet every row.</summary>
    public bool AllRows { get; init; }
}
