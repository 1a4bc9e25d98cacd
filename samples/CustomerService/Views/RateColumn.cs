using Spectre.Console;
using Spectre.Console.Rendering;

namespace CustomerService;

/// <summary>The column of a progress bar that says how many messages a second are done.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text($"{task.Value / Math.Max(0.001, (task.ElapsedTime ?? deltaTime).TotalSeconds):N0} messages/s");
}
