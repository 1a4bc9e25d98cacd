namespace Storage.Optimization;

/// <summary>An index that a database lacks.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns, in index order.</param>
/// <param name="Ddl">The statement that creates it.</param>
public sealed record IndexAdvice(string Table, IReadOnlyList<string> Columns, string Ddl)
{
    /// <summary>Gets the statements that would use it, with parameters in place of values.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];

    /// <summary>Gets how often those have run.</summary>
    public long Runs { get; init; }

    /// <summary>Gets how many steps of the database's machine they have taken beyond what their rows need.</summary>
    public long StepsSaved { get; init; }

    /// <summary>Gets how many of the writes so far would have written an entry of the index.</summary>
    public long Writes { get; init; }

    /// <summary>Gets how many bytes the index would take now, about.</summary>
    public long Bytes { get; init; }
}
