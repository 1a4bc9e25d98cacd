namespace Storage.Benchmarks;

/// <summary>A bounded cache that a trace is replayed on.</summary>
internal interface ITracePolicy : IDisposable
{
    /// <summary>Gets how many keys it has at this moment.</summary>
    int Count { get; }

    /// <summary>Asks for a key, and puts it in where it is missing.</summary>
    /// <returns>Whether it was there.</returns>
    bool Ask(long key);
}
