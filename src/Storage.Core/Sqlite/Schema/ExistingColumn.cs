namespace Storage.Core.Internal;

/// <summary>A column of an existing table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DeclaredType">The type it was declared with.</param>
/// <param name="IsRequired">Whether an insert has to give it.</param>
/// <param name="IsKey">Whether it belongs to the primary key.</param>
/// <param name="MayBeNull">Whether its declaration lets it be null.</param>
/// <param name="IsComputed">Whether the database works it out from other columns (<c>GENERATED ALWAYS AS</c>).</param>
internal sealed record ExistingColumn(string Name, string DeclaredType, bool IsRequired, bool IsKey, bool MayBeNull, bool IsComputed)
{
    /// <summary>Gets whether the database turns texts that look like numbers into numbers here (SQLite, "Datatypes", 3.1).</summary>
    public bool IsNumeric
    {
        get
        {
            bool Has(string part) => DeclaredType.Contains(part, StringComparison.OrdinalIgnoreCase);
            return Has("INT") || !(Has("CHAR") || Has("CLOB") || Has("TEXT") || Has("BLOB") || DeclaredType.Length == 0);
        }
    }
}
