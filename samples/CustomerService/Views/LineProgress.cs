using System.Diagnostics;

namespace CustomerService;

/// <summary>The progress as a line every few seconds, so that a short run has none.</summary>
internal sealed class LineProgress(TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public async Task ShowAsync(Stage stage, Task work)
    {
        var clock = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(Interval)) != work)
        {
            var done = stage.Done();
            await output.WriteLineAsync($"{stage.Name}: {done:N0} of {stage.Total:N0} messages, {done / clock.Elapsed.TotalSeconds:N0} a second");
        }

        await work;
    }
}
