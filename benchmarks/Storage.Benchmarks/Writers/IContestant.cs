namespace Storage.Benchmarks;

/// <summary>One side of a contest: so many writers on one database.</summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>How many commits it has made; <see langword="null"/> where each write is one.</summary>
    long? Commits { get; }

    /// <summary>Lets every writer write until the round is over.</summary>
    Task WriteAsync(Round round);
}
