namespace Storage.Benchmarks;

/// <summary>A competitor that makes one call after the other.</summary>
internal interface ICaller : IContender
{
    /// <summary>Makes so many calls, so that what they touch is in the caches.</summary>
    Task CallAsync(int calls);
}
