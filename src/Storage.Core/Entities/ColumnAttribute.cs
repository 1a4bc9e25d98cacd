namespace Storage.Core;

/// <summary>Names the column of a property and says how its value is kept.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute : Attribute
{
    /// <summary>Keeps the default name: the property's name in snake case.</summary>
    public ColumnAttribute()
    {
    }

    /// <summary>Names the column.</summary>
    /// <param name="name">The column's name in the database.</param>
    public ColumnAttribute(string name) => Name = name;

    /// <summary>Gets the column's name, or <see langword="null"/> for the property's name in snake case.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets how many decimal places a <see cref="decimal"/> keeps; it is stored as an integer scaled by that power of
    /// ten.</summary>
    /// <value>0 to 9; the default is 6 (micro-units).</value>
    public int Scale { get; set; } = 6;

    /// <summary>Gets or sets whether an enum is stored by its member's name instead of its number.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool EnumAsText { get; set; }

    /// <summary>Gets or sets whether a <see cref="DateTime"/> is a clock reading without a time zone, stored as text:
    /// <c>yyyy-MM-dd HH:mm:ss</c>, with six places of a second where it has a fraction.</summary>
    /// <remarks>What was stored comes back with <see cref="DateTimeKind.Unspecified"/>; the kind of a value that is written is not looked
    /// at.</remarks>
    /// <value>The default is <see langword="false"/>: a point in time, stored as UTC microseconds.</value>
    public bool DateTimeAsText { get; set; }

    /// <summary>Gets or sets the moment that the database gives where an insert leaves the column out. Rows that are written whole give
    /// their own.</summary>
    /// <value>The default is <see cref="DefaultTime.None"/>.</value>
    public DefaultTime Default { get; set; }

    /// <summary>Gets or sets whether an update that does not set the column is meant to renew it to <see cref="Default"/>; this is done by
    /// callers that work on dictionaries, not by the database.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool RenewOnUpdate { get; set; }
}
