namespace Storage.Core;

/// <summary>How a layer was drained.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Written">How many accepted writes were committed after the drain began.</param>
/// <param name="NotWritten">The accepted writes that are not known to be stored, one by one, in the order in which they were
/// accepted.</param>
public sealed record DrainReport(string Layer, int Written, IReadOnlyList<UnwrittenWrite> NotWritten);
