namespace Storage.Core.Internal;

/// <summary>Who compiles statements on a connection.</summary>
internal enum GuardMode
{
    /// <summary>The engine: anything goes.</summary>
    Engine,

    /// <summary>Raw SQL through a request.</summary>
    RawSql,

    /// <summary>A host, on its session's own connection.</summary>
    Host,
}
