namespace Storage.Core;

/// <summary>Marks a <c>sealed partial record</c> as a row type of a table; the source generator adds its <see cref="IEntity{TSelf}"/>
/// implementation.</summary>
/// <param name="table">The table's name in the database.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EntityAttribute(string table) : Attribute
{
    /// <summary>Gets the table's name in the database.</summary>
    public string Table { get; } = table;

    /// <summary>Gets or sets the name of the property whose value parts the table for cached windows, such as a message's chat.</summary>
    /// <value>The default is <see langword="null"/>: the table is one partition.</value>
    public string? Partition { get; set; }
}
