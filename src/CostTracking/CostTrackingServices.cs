using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace CostTracking;

/// <summary>What a <see cref="CostTracker"/> takes of its host.</summary>
public sealed class CostTrackingServices
{
    /// <summary>Gets the clock.</summary>
    /// <value>The default is the machine's clock.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the log.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Gets where the meters are made.</summary>
    /// <value>The default is <see langword="null"/>: they are made without a factory.</value>
    public IMeterFactory? MeterFactory { get; init; }

    /// <summary>Gets where alerts go.</summary>
    /// <value>The default is <see langword="null"/>: to the log and the table only.</value>
    public IAlertSink? AlertSink { get; init; }

    /// <summary>Gets the prices.</summary>
    /// <value>The default is <see langword="null"/>: those that the options name, over the built-in ones.</value>
    public PriceCatalog? Catalog { get; init; }
}
