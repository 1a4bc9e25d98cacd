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

    /// <summary>Gets or sets whether rows bear stored values that are not of their column's type, as tables that others made may hold
    /// them: the property has its default (<see langword="null"/> for a JSON or converted reference type that names none), the generated <c>UnreadableColumns</c> lists the column with its raw value, and a write that
    /// does not set the property leaves the column as it was.</summary>
    /// <value>The default is <see langword="false"/>: such a value is converted as the database does it, or refused.</value>
    public bool KeepUnreadable { get; set; }
}
