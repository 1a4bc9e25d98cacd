using System.Diagnostics.Metrics;

namespace Storage.Optimization.Tests;

/// <summary>Makes meters that are this test's own.</summary>
internal sealed class TestMeters : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(new MeterOptions(options.Name) { Scope = this });

    public void Dispose()
    {
    }
}
