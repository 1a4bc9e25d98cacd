namespace Storage.Core;

/// <summary>How a session behaves.</summary>
public sealed class SessionOptions
{
    /// <summary>Gets what is certain when the commit is acknowledged.</summary>
    /// <value>The default is <see langword="null"/>: the engine's default.</value>
    public Durability? Durability { get; init; }

    /// <summary>Gets how long the session may last before it is rolled back; every other writer waits meanwhile.</summary>
    /// <value>The default is <see langword="null"/>: the engine's default.</value>
    public TimeSpan? Timeout { get; init; }
}
