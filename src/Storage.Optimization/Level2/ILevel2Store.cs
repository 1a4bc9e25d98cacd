namespace Storage.Optimization.Internal;

/// <summary>Keeps bytes under names for a while. It may fail, be slow, forget, or give what was never put in.</summary>
internal interface ILevel2Store : IDisposable
{
    /// <summary>Gets how many entries it has; null where it does not say.</summary>
    int? Count { get; }

    /// <summary>Gets whether its calls complete at once.</summary>
    bool IsLocal { get; }

    ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken);

    ValueTask SetAsync(string key, byte[] value, TimeSpan life, CancellationToken cancellationToken);
}
