namespace Storage.Api.Compatibility;

/// <summary>What <see cref="DatabaseApi.SaveAsync"/> is asked: the arguments of <c>db_save</c>.</summary>
/// <param name="Data">The values, by column name.</param>
public sealed record DatabaseSave(IReadOnlyDictionary<string, object?> Data)
{
    /// <summary>Gets the column by which an existing row is found; it need not be unique. <see langword="null"/> to insert.</summary>
    public string? KeyField { get; init; }

    /// <summary>Gets that column's value; where no row has it, <see cref="Data"/> is inserted with it.</summary>
    public object? KeyValue { get; init; }
}
