namespace Storage.ConformanceTests;

/// <summary>What a test asks of the engine it opens; <see langword="null"/> leaves the engine's default.</summary>
public sealed record EngineSettings
{
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public TimeSpan? WriteTimeout { get; init; }

    public TimeSpan? SessionTimeout { get; init; }

    public int? WriterQueueLimit { get; init; }

    public int? ReaderLimit { get; init; }
}
