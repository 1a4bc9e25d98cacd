using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace OfflineQueue;

/// <summary>What a queue takes from its host; each has a default.</summary>
public sealed class OfflineQueueServices
{
    /// <summary>Gets the clock.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the maker of loggers.</summary>
    /// <value>The default logs nothing.</value>
    public ILoggerFactory LoggerFactory { get; init; } = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;

    /// <summary>Gets the maker of meters.</summary>
    /// <value>The default is <see langword="null"/>: the meter is the queue's own.</value>
    public IMeterFactory? MeterFactory { get; init; }

    /// <summary>Gets the source of the jitter.</summary>
    /// <value>The default is <see cref="Random.Shared"/>.</value>
    public Random Random { get; init; } = Random.Shared;
}
