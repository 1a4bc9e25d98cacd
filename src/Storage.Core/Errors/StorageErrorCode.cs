namespace Storage.Core;

/// <summary>What kind of failure it was.</summary>
public enum StorageErrorCode
{
    /// <summary>An error of the database that has no code of its own; see the inner exception.</summary>
    Database,

    /// <summary>A constraint was violated; see <see cref="ConstraintException"/>.</summary>
    Constraint,

    /// <summary>A statement affected another number of rows than its unit demands.</summary>
    RowCountMismatch,

    /// <summary>A value has no stored form, or a stored value is not of its column's type.</summary>
    InvalidValue,

    /// <summary>The SQL is wrong, or names what is not there.</summary>
    InvalidSql,

    /// <summary>Raw SQL asked for what only the engine may do, such as ending a transaction.</summary>
    Forbidden,

    /// <summary>Another process holds the database.</summary>
    Busy,

    /// <summary>The deadline passed before the write was picked up, or before a session ended.</summary>
    Timeout,

    /// <summary>The storage is closing or closed.</summary>
    Closed,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The file or its directory cannot be written.</summary>
    ReadOnly,

    /// <summary>Reading or writing the disk failed.</summary>
    Io,

    /// <summary>The database is damaged.</summary>
    Corrupt,

    /// <summary>The file cannot be opened: no permission, no such directory, or no file handles left.</summary>
    CannotOpen,

    /// <summary>There is no file where one was expected.</summary>
    FileMissing,

    /// <summary>The file has no content where a database was expected.</summary>
    FileEmpty,

    /// <summary>The file is no database.</summary>
    NotADatabase,

    /// <summary>The file is another application's database.</summary>
    ForeignDatabase,

    /// <summary>Something stands already where a new file was to be made.</summary>
    FileExists,

    /// <summary>The file is open in this process already.</summary>
    AlreadyOpen,

    /// <summary>The file lies on a network file system.</summary>
    NetworkFileSystem,

    /// <summary>The native SQLite library is too old to be trusted with data.</summary>
    NativeLibraryTooOld,

    /// <summary>A table exists in another form than its entity has.</summary>
    SchemaMismatch,

    /// <summary>A row, value or statement is over the database's limits.</summary>
    TooLarge,

    /// <summary>There is not enough memory.</summary>
    OutOfMemory,
}
