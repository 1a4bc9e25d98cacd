namespace Storage.Core;

/// <summary>Declares an index over one or more properties.</summary>
/// <param name="properties">The properties, in index order; a leading <c>-</c> makes one descending.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IndexAttribute(params string[] properties) : Attribute
{
    /// <summary>Gets the properties, in index order.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>Gets or sets the index's name.</summary>
    /// <value>The default is <c>ix_table_column_column</c>.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets whether two rows may not have the same values.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Unique { get; set; }

    /// <summary>Gets or sets the SQL condition of a filtered index, in terms of column names.</summary>
    /// <value>The default is <see langword="null"/>: every row is indexed.</value>
    public string? Where { get; set; }
}
