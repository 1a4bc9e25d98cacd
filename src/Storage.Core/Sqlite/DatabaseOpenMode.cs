namespace Storage.Core;

/// <summary>What is done where there is no database file.</summary>
public enum DatabaseOpenMode
{
    /// <summary>A new database is made.</summary>
    CreateIfMissing,

    /// <summary>It is an error: a missing file is a mistake, not a fresh start.</summary>
    MustExist,
}
