using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Storage.Core;

/// <summary>What the engine takes from its host; each has a default.</summary>
public sealed class SqliteServices
{
    /// <summary>Gets the clock.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the maker of loggers. What a logger throws is swallowed.</summary>
    /// <value>The default logs nothing.</value>
    public ILoggerFactory LoggerFactory { get; init; } = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;

    /// <summary>Gets the maker of meters.</summary>
    /// <value>The default is <see langword="null"/>: the meter is the engine's own.</value>
    public IMeterFactory? MeterFactory { get; init; }
}
