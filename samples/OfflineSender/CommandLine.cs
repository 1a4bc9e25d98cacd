using System.CommandLine;
using System.Globalization;

namespace OfflineSender;

/// <summary>The commands, their options and their legal values.</summary>
internal static class CommandLine
{
    private const int DefaultCapacity = 1_000_000;
    private const int DefaultProducers = 16;

    private static readonly Option<string> Database = new("--database")
    {
        Description = "The database file; it is made where it is missing.",
        DefaultValueFactory = _ => Path.Combine("data", "sender.db"),
    };

    private static readonly Option<int> Capacity = Number("--capacity", "How many messages the queue takes; beyond that the oldest are dropped.", 100_000_000, DefaultCapacity);

    public static RootCommand Create() => new("Keeps messages until they can be sent: kill it at any moment, and nothing that it acknowledged is lost.")
    {
        Enqueue(), Drain(), Status(),
    };

    private static Command Enqueue()
    {
        var count = Number("--count", "How many messages are enqueued.", int.MaxValue);
        count.Required = true;
        var producers = Number("--producers", "How many senders enqueue at once; each has a conversation of its own.", 10_000, DefaultProducers);
        var command = new Command("enqueue", "Enqueues messages and prints the id of each, run/conversation/sequence, when it is on disk.") { count, producers, Database, Capacity };
        command.SetAction((parsed, token) => Enqueuing.RunAsync(Settings(parsed), parsed.GetValue(count), parsed.GetValue(producers), token));
        return command;
    }

    private static Command Drain()
    {
        var failRate = new Option<double>("--fail-rate")
        {
            Description = "Which share of the deliveries the endpoint refuses for a while, from 0 to 0.99.",
            CustomParser = result => double.TryParse(result.Tokens is [{ Value: var text }] ? text : "", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 0.99
                ? rate
                : Refuse<double>(result, "--fail-rate takes a number from 0 to 0.99."),
        };
        var command = new Command("drain", "Delivers what is in the queue to a local HTTP endpoint, prints each delivered id, and ends when the queue is empty.") { failRate, Database, Capacity };
        command.SetAction((parsed, token) => Draining.RunAsync(Settings(parsed), parsed.GetValue(failRate), token));
        return command;
    }

    private static Command Status()
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var command = new Command("status", "Tells how full the queue is.") { json, Database, Capacity };
        command.SetAction((parsed, token) => StatusReport.RunAsync(Settings(parsed), parsed.GetValue(json), token));
        return command;
    }

    private static SenderSettings Settings(ParseResult parsed) => new(parsed.GetValue(Database)!, parsed.GetValue(Capacity));

    private static Option<int> Number(string name, string description, int max, int? otherwise = null)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            CustomParser = result => int.TryParse(result.Tokens is [{ Value: var text }] ? text : "", NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
                ? number
                : Refuse<int>(result, $"{name} takes a whole number from 1 to {max}."),
        };
        if (otherwise is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    private static T Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
        where T : struct
    {
        result.AddError(message);
        return default;
    }
}
