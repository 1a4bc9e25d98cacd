using System.Globalization;
using Storage.Api.Compatibility;
using Storage.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Storage.Api.Tests;

public sealed class FacadeHostileTests(ITestOutputHelper output)
{
    private const int Calls = 10_000;
    private const int Messages = 60;

    [Fact]
    public async Task Every_hostile_call_is_answered_rightly_or_refused()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        var (specimens, messages) = (HostileTables.Specimens(), HostileTables.Messages());
        await using var storage = await FacadeValueDatabase.OpenAsync();
        var db = new DatabaseApi(storage, FacadeValueDatabase.Options);
        await FillAsync(storage, messages, random);
        var before = await Facade.SchemaAsync(storage);
        var calls = new HostileCalls(random, specimens, messages);
        var oracle = new HostileOracle(db);

        for (var i = 0; i < Calls; i++)
        {
            await RunAsync(oracle, calls.Next(), $"seed {seed}, call {i}");
            if (i % 500 == 0)
            {
                await oracle.CompareAsync(specimens);
            }
        }

        output.WriteLine($"{oracle.Answered} answered, {oracle.Met} of them with rows, {oracle.Refused} refused");
        await oracle.CompareAsync(specimens);
        await oracle.CompareAsync(messages);
        (await Facade.SchemaAsync(storage)).Should().Be(before);
        (await Facade.IntegrityAsync(storage)).Should().Be("ok");
        (await db.CountAsync("Messages")).Should().Be(Messages);
        oracle.Answered.Should().BeGreaterThan(Calls * 4 / 10, "right answers are what is compared");
        oracle.Met.Should().BeGreaterThan(oracle.Answered * 3 / 10, "an answer without rows is easily right");
        oracle.Refused.Should().BeGreaterThan(Calls * 3 / 10, "hostile calls are what is refused");
    }

    // so that the seed is in the failure too, whatever shows it
    private static async Task RunAsync(HostileOracle oracle, HostileCall call, string where)
    {
        try
        {
            await oracle.RunAsync(call);
        }
        catch (XunitException failure)
        {
            throw new XunitException($"{where}: {failure.Message}", failure.InnerException ?? failure);
        }
    }

    private static async Task FillAsync(SqliteStorage storage, ModelTable messages, Random random)
    {
        var values = new ValidValues(random);
        T? Next<T>(FieldKind kind) => random.Next(4) == 0 ? default : (T?)values.Value(kind).Meaning;
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(Messages).Select(message => message with
        {
            Time = Next<double>(FieldKind.Real),
            ChatId = Next<string>(FieldKind.Text) ?? "chat",
            UserId = Next<string>(FieldKind.Text),
            InterestValue = Next<double?>(FieldKind.Real),
            IsMentioned = Next<bool?>(FieldKind.Boolean),
            MemorizedTimes = Next<long>(FieldKind.Integer),
            IsEmoji = Next<bool>(FieldKind.Boolean),
        }));
        foreach (var row in await storage.QueryAsync(Query.From<Message>()))
        {
            messages.Rows.Add(row.Id, Facade.Fields(
                ("id", row.Id), ("message_id", row.MessageId), ("time", row.Time), ("chat_id", row.ChatId),
                ("user_id", row.UserId), ("interest_value", row.InterestValue), ("is_mentioned", row.IsMentioned),
                ("memorized_times", row.MemorizedTimes), ("is_emoji", row.IsEmoji)));
        }
    }
}
