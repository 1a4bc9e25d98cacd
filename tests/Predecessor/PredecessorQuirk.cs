namespace Storage.Predecessor;

/// <summary>A value that its column's type does not allow for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Id">The row, by its <c>id</c>, which is also its rowid.</param>
/// <param name="Column">The column.</param>
/// <param name="Literal">The value as SQL writes it.</param>
internal sealed record PredecessorQuirk(string Table, long Id, string Column, string Literal);
