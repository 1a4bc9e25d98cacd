using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Storage.Optimization;

/// <summary>What the cache uses of its host.</summary>
public sealed class CachingServices
{
    /// <summary>Gets the clock of expiries and waits.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets where the cache logs.</summary>
    /// <value>The default logs nothing.</value>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Gets what makes the meter.</summary>
    /// <value>The default is <see langword="null"/>: a meter of its own.</value>
    public IMeterFactory? MeterFactory { get; init; }

    /// <summary>Gets the second level where <see cref="CachingOptions.Level2"/> is <see cref="Level2Kind.Distributed"/>.</summary>
    public IDistributedCache? DistributedCache { get; init; }
}
