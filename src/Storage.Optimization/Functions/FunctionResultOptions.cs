namespace Storage.Optimization;

/// <summary>How one result of a host's function is kept.</summary>
public sealed record FunctionResultOptions
{
    /// <summary>Gets how long it is kept.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="FunctionCacheOptions.Time"/>.</value>
    public TimeSpan? Time { get; init; }

    /// <summary>Gets whether <see langword="null"/> is kept as well.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool KeepsNull { get; init; }

    /// <summary>Gets the names under which it is removed with others.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets for how long after its expiry it is given where the function fails.</summary>
    /// <value>The default is 0: never.</value>
    public TimeSpan StaleOnError { get; init; }

    internal static FunctionResultOptions Default { get; } = new();
}
