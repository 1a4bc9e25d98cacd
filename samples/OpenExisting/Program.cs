using System.CommandLine;
using OpenExistingSample;
using Storage.Core;

var database = new Argument<string>("database") { Description = "The database file, such as the predecessor's data/MaiBot.db." };
var json = new Option<bool>("--json") { Description = "Prints one JSON object instead of lines." };
var dryRun = new Option<bool>("--dry-run") { Description = "Changes nothing; says what would be added." };
var command = new RootCommand("Opens an existing database: lists its tables that have rows, adds what is missing, and says what was added and found.")
{
    database, json, dryRun,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var result = await Opening.RunAsync(parsed.GetRequiredValue(database), parsed.GetValue(dryRun), cancellationToken);
    Console.WriteLine(parsed.GetValue(json) ? result.ToJson() : result.ToText());
    return 0;
});

try
{
    return await command.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is StorageException or ArgumentException)
{
    await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
    return 2;
}
