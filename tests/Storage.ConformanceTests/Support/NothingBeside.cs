namespace Storage.ConformanceTests;

/// <summary>Tests that measure time: no other test runs beside them.</summary>
[CollectionDefinition(nameof(NothingBeside), DisableParallelization = true)]
public sealed class NothingBeside;
