using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CustomerService;

/// <summary>The options, their help and their legal values.</summary>
internal static class CommandLine
{
    private const int MaxClients = 1_000;

    private static readonly Option<string?> Input = Text("--input", "A file of dialogues: .tsv, .tsv.gz, .jsonl or .jsonl.gz. Without it, a small built-in set is used.");
    private static readonly Option<string?> Database = Text("--database", $"The database file; it is made where it is missing. By default {DefaultDatabase}.");
    private static readonly Option<int?> Limit = Number("--limit", int.MaxValue, "How many messages of the input are taken at most.");
    private static readonly Option<int?> Clients = Number("--clients", MaxClients, "How many conversations go on at once. By default 32.");
    private static readonly Option<string?> Acknowledged = Text("--acknowledged", "A file to which each message's id is appended after its write was awaited.");
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object instead of a table." };

    private static string DefaultDatabase => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "CustomerService",
        "desk.db");

    /// <summary>Reads the arguments and runs the desk, or shows the help that they ask for.</summary>
    /// <exception cref="DeskException">An argument is wrong.</exception>
    public static Task<int> InvokeAsync(string[] args, Func<DeskOptions, Task<int>> run)
    {
        var command = new RootCommand("Keeps a customer-service desk's records: stores dialogues as a live desk would, and checks what it stored.")
        {
            Input, Database, Limit, Clients, Acknowledged, Json,
        };
        command.SetAction((parsed, _) => run(Bind(parsed)));
        var parsed = command.Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            throw new DeskException(error.Message);
        }

        // the host takes care of signals and this program of exceptions
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static DeskOptions Bind(ParseResult parsed) => new()
    {
        Input = parsed.GetValue(Input),
        Database = parsed.GetValue(Database) ?? DefaultDatabase,
        Limit = parsed.GetValue(Limit),
        Clients = parsed.GetValue(Clients) ?? 32,
        Acknowledged = parsed.GetValue(Acknowledged),
        Json = parsed.GetValue(Json),
    };

    private static Option<string?> Text(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Required(result) ?? Refuse<string?>(result, $"{name} takes a path, not an empty text."),
    };

    private static Option<int?> Number(string name, int max, string description) => new(name)
    {
        Description = description,
        CustomParser = result => int.TryParse(Required(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : Refuse<int?>(result, $"{name} takes a whole number from 1 to {max}, not '{result.Tokens[0].Value}'."),
    };

    private static string? Required(ArgumentResult result) => result.Tokens is [{ Value: var value }] && !string.IsNullOrWhiteSpace(value) ? value : null;

    private static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
