namespace Storage.Core.Internal;

/// <summary>How a session is to end.</summary>
internal enum SessionEnd
{
    /// <summary>Nobody has said yet.</summary>
    None,

    /// <summary>With a commit.</summary>
    Commit,

    /// <summary>With a rollback.</summary>
    Rollback,

    /// <summary>With a rollback, because its time is up.</summary>
    Expired,
}
