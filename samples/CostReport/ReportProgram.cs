using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CostTracking;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace CostReport;

/// <summary>The program: reads the command line and turns every failure into one sentence and an exit code.</summary>
internal static class ReportProgram
{
    private static readonly Option<string?> Usage = new("--usage") { Description = "A file of calls: TIMESTAMP,ContextTokens,GeneratedTokens, times in UTC." };
    private static readonly Option<string?> Model = new("--model") { Description = "The model that the calls are priced as, such as deepseek-chat." };
    private static readonly Option<string?> Prices = new("--prices") { Description = "A file of prices that answer before the built-in ones." };
    private static readonly Option<string?> Database = new("--database") { Description = "The database file; it is made where it is missing." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "A budget of each day, in the model's currency." };
    private static readonly Option<bool> Hard = new("--hard") { Description = "Stops at the first call that the budget has no room for." };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object instead of a table." };
    private static readonly Option<bool> PricesSchema = new("--prices-schema") { Description = "Prints the JSON schema of price files, and does nothing else." };

    public static async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Records every call of a file and reports what they cost. A call that was recorded before is not recorded again.")
        {
            Usage, Model, Prices, Database, Budget, Hard, Json, PricesSchema,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        try
        {
            return await command.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is ReportException or StorageException or PriceCatalogException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
            return 2;
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(PricesSchema))
        {
            Console.Write(PriceCatalog.Schema);
            return 0;
        }

        var options = new ReportOptions(
            parsed.GetValue(Usage) ?? throw new ReportException("--usage names no file. It is a CSV file with TIMESTAMP,ContextTokens,GeneratedTokens."),
            parsed.GetValue(Model) ?? throw new ReportException("--model names no model, such as deepseek-chat."),
            parsed.GetValue(Database) ?? throw new ReportException("--database names no file."))
        {
            Prices = parsed.GetValue(Prices),
            Budget = parsed.GetValue(Budget),
            IsHard = parsed.GetValue(Hard),
        };
        if (options is { IsHard: true, Budget: null })
        {
            throw new ReportException("--hard needs a --budget.");
        }

        var result = await ReportRun.RunAsync(options, cancellationToken);
        Console.WriteLine(parsed.GetValue(Json)
            ? JsonSerializer.Serialize(result, ResultJson.Default.RunResult)
            : result.ToText(CultureInfo.InvariantCulture));
        return 0;
    }
}
