namespace Storage.Benchmarks;

/// <summary>One competitor in one case.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>Gets ready, so that its turns find compiled code and warm caches.</summary>
    Task WarmAsync(TimeSpan time);

    /// <summary>Has its turn, which takes about so long, or as long as its job does.</summary>
    Task<Sample> RunAsync(TimeSpan time);
}
