namespace Storage.Optimization;

/// <summary>An index that costs writes and serves nothing that another does not.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table.</param>
/// <param name="CoveredBy">The index that begins with the same columns.</param>
public sealed record RedundantIndex(string Name, string Table, string CoveredBy)
{
    /// <summary>Gets the statement that drops it.</summary>
    public string Ddl => $"DROP INDEX \"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
