namespace Storage.Core;

/// <summary>The places in the pipe, from the caller to the engine. The order is fixed, whatever the order of the calls that fill
/// them.</summary>
public enum PipeLayer
{
    /// <summary>A host's own layers, nearest to the caller.</summary>
    Outermost = 0,

    /// <summary>Batching, with its overlay of writes on their way.</summary>
    Batching = 100,

    /// <summary>Caching.</summary>
    Caching = 200,

    /// <summary>What has to see every request that reaches the engine.</summary>
    Innermost = 900,
}
