namespace Storage.Core;

/// <summary>What happens to a row.</summary>
public enum RowChangeKind
{
    /// <summary>It is new.</summary>
    Inserted,

    /// <summary>It is new or written over as a whole.</summary>
    Upserted,

    /// <summary>Some of its columns change.</summary>
    Patched,

    /// <summary>It goes.</summary>
    Deleted,
}
