namespace CustomerService;

/// <summary>Plain lines.</summary>
internal sealed class LineView(TextWriter output, LineProgress progress) : IDeskView
{
    public Task ShowAsync(Stage stage, Task work) => progress.ShowAsync(stage, work);

    public void Show(DeskReport report)
    {
        foreach (var (name, value) in report.Lines())
        {
            output.WriteLine($"{name}: {value}");
        }

        foreach (var line in report.Insights)
        {
            output.WriteLine(line);
        }

        output.WriteLine(report.Verdict);
    }
}
