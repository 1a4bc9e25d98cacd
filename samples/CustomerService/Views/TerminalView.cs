using Spectre.Console;

namespace CustomerService;

/// <summary>A progress bar with its rate, and a table.</summary>
internal sealed class TerminalView(IAnsiConsole console) : IDeskView
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public Task ShowAsync(Stage stage, Task work) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask(stage.Name, maxValue: Math.Max(1, stage.Total));
            while (await Task.WhenAny(work, Task.Delay(Interval)) != work)
            {
                bar.Value = stage.Done();
            }

            bar.Value = stage.Done();
            await work;
        });

    public void Show(DeskReport report)
    {
        var table = new Table().RoundedBorder().HideHeaders().AddColumn("name").AddColumn("value", column => column.RightAligned());
        foreach (var (name, value) in report.Lines())
        {
            table.AddRow(Markup.Escape(name), Markup.Escape(value));
        }

        console.Write(table);
        foreach (var line in report.Insights)
        {
            console.WriteLine(line);
        }

        console.MarkupLineInterpolated($"[{(report.Verified ? "green" : "red")}]{report.Verdict}[/]");
    }
}
