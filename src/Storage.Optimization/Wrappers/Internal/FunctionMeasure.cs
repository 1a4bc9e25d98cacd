using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>Records how long a function takes.</summary>
internal sealed class FunctionMeasure(string name, ILogger logger, TimeSpan threshold, TimeProvider time)
{
    // functions need no container, so neither does their meter
    private static readonly Histogram<double> Durations =
        new Meter(StorageTelemetry.Name).CreateHistogram<double>(FunctionInstruments.Duration, "s", "How long measured functions took.");

    public long Start() => time.GetTimestamp();

    public void End(long started, Exception? failure = null)
    {
        var duration = time.GetElapsedTime(started);
        var tags = new TagList { { "code.function.name", name } };
        if (failure is not null)
        {
            tags.Add("error.type", failure is StorageException storage ? storage.Code.ToString() : failure.GetType().Name);
        }

        Durations.Record(duration.TotalSeconds, tags);
        if (duration > threshold)
        {
            FunctionLog.Slow(logger, name, duration, threshold);
        }
    }
}
