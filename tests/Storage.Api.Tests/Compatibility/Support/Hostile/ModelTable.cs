namespace Storage.Api.Tests;

/// <summary>A table in memory: what the database should hold.</summary>
internal sealed class ModelTable(string model, params Field[] fields)
{
    public string Model => model;

    public IReadOnlyList<Field> Fields => fields;

    /// <summary>Gets the names that exist, the key's included.</summary>
    public IReadOnlyList<string> Names { get; } = ["id", .. fields.Select(field => field.Name)];

    /// <summary>Gets the rows, by key.</summary>
    public SortedDictionary<long, Dictionary<string, object?>> Rows { get; } = [];

    public IEnumerable<KeyValuePair<long, Dictionary<string, object?>>> Matches(IReadOnlyList<Condition> conditions) =>
        Rows.Where(row => conditions.All(condition => condition.IsMetBy(row.Value[condition.Field.Name])));

    /// <summary>Makes a row of some values, with the defaults for the others.</summary>
    public Dictionary<string, object?> NewRow(IReadOnlyDictionary<string, object?> given) => fields.ToDictionary(
        field => field.Name,
        field => given.TryGetValue(field.Name, out var value) ? value : field.Default,
        StringComparer.Ordinal);

    public bool Suffices(IReadOnlyDictionary<string, object?> given) =>
        fields.All(field => !field.IsRequired || (given.TryGetValue(field.Name, out var value) && value is not null));

    public bool IsSame(IReadOnlyDictionary<string, object?> expected, IReadOnlyDictionary<string, object?> actual) =>
        fields.All(field => Meanings.Same(expected[field.Name], actual[field.Name]));
}
