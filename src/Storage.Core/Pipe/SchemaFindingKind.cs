namespace Storage.Core;

/// <summary>What is not as an entity wants it.</summary>
public enum SchemaFindingKind
{
    /// <summary>Values that are to be unique repeat, so that the columns have a plain index instead of a unique one.</summary>
    DuplicateValues,

    /// <summary>A column that takes no null was added as one that does, since the rows that exist have no value for it.</summary>
    AddedAsNullable,

    /// <summary>A column that no entity knows takes no null and has no default, so that inserts will fail.</summary>
    UnknownRequiredColumn,

    /// <summary>A column for texts is declared as one of numbers, so that the database turns texts that look like numbers into
    /// numbers.</summary>
    NumericTextColumn,
}
