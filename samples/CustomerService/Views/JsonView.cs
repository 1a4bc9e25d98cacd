using System.Text.Json;

namespace CustomerService;

/// <summary>The report as one JSON object on standard output; the progress goes elsewhere.</summary>
internal sealed class JsonView(LineProgress progress) : IDeskView
{
    public Task ShowAsync(Stage stage, Task work) => progress.ShowAsync(stage, work);

    public void Show(DeskReport report) => Console.Out.WriteLine(JsonSerializer.Serialize(report, DeskJson.Default.DeskReport));
}
