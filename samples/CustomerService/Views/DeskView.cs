using Spectre.Console;

namespace CustomerService;

internal static class DeskView
{
    /// <summary>Chooses the view: a bar and a table for people, plain lines for logs, JSON for programs.</summary>
    public static IDeskView For(DeskOptions options) => (options.Json, AnsiConsole.Profile.Out.IsTerminal) switch
    {
        (true, _) => new JsonView(new LineProgress(Console.Error)),
        (false, true) => new TerminalView(AnsiConsole.Console),
        (false, false) => new LineView(Console.Out, new LineProgress(Console.Out)),
    };
}
