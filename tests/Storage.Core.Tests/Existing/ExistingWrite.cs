namespace Storage.Core.Tests;

/// <summary>How a changed row is written back.</summary>
public enum ExistingWrite
{
    /// <summary>Every column, in a patch of the whole row by its key.</summary>
    WholeRow,

    /// <summary>The changed column alone, in a patch.</summary>
    OneColumn,

    /// <summary>Every column, in an upsert by the key.</summary>
    Upsert,
}
