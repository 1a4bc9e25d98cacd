namespace Storage.Core.Internal;

/// <summary>One thing that is missing.</summary>
/// <param name="Kind">What it is: a table, a column or an index.</param>
/// <param name="Name">Its name; of a column, with its table's.</param>
/// <param name="Sql">The statement that makes it.</param>
internal sealed record SchemaStep(string Kind, string Name, string Sql)
{
    public const string Table = "table";
    public const string Column = "column";
    public const string Index = "index";
}
