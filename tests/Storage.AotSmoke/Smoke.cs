using Storage.Api;
using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.AotSmoke;

/// <summary>Every road through the pipe once, with no just-in-time compiler to help.</summary>
public static class Smoke
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(IStorage storage)
    {
        var tickets = storage.Repository<Ticket>();
        var rows = Enumerable.Range(0, 200).Select(Make).ToArray();
        await tickets.BulkInsertAsync(rows);
        Require(await tickets.Query().CountAsync() == 200, "all rows are there");

        var found = await tickets.FindAsync(rows[7].Id);
        Require(found is { Customer: "wx-2", Refund: 7.25m, Tags: ["late", "parcel"] }, "a row comes back as it was written");
        Require((await tickets.FindManyAsync(Ticket.Columns.Id, rows.Take(50).Select(row => row.Id))).All(row => row is not null), "many rows are found");

        var last = await tickets.Where(Ticket.Columns.Customer == "wx-2").OrderByDescending(Ticket.Columns.OpenedAt).Take(5).ToListAsync();
        Require(last.Count == 5 && last[0].OpenedAt > last[4].OpenedAt, "the last rows of a partition are found in order");
        Require(await tickets.Query().SumAsync(Ticket.Columns.Refund) == rows.Sum(row => row.Refund), "decimals add up exactly");

        await WriteAsync(storage, tickets, rows);
        await StreamAsync(storage, tickets);
        await ChatAsync(storage);
    }

    public static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new SmokeException(what);
        }
    }

    private static async Task WriteAsync(IStorage storage, Repository<Ticket> tickets, Ticket[] rows)
    {
        var patch = Patch<Ticket>.Empty.Set(Ticket.Columns.State, TicketState.Closed).Add(Ticket.Columns.Replies, 1);
        Require(await tickets.Where(Ticket.Columns.Customer == "wx-1").UpdateAsync(patch) == 40, "a filter patches its rows");
        var open = tickets.Where(Ticket.Columns.State == TicketState.Open).OrderBy(Ticket.Columns.OpenedAt).Take(3);
        Require((await open.ClaimAsync(patch)).Count == 3, "a claim returns what it took");
        await tickets.UpsertAsync(rows[0] with { Customer = "wx-9" });
        Require((await tickets.FindAsync(rows[0].Id))?.Customer == "wx-9", "an upsert writes over");

        await storage.TransactAsync(async (session, token) =>
        {
            await session.Repository<Ticket>().DeleteAsync(rows[1].Id, token);
            Require(await session.Repository<Ticket>().FindAsync(rows[1].Id, token) is null, "a session sees its own writes");
        });
        Require(await tickets.FindAsync(rows[1].Id) is null, "a session commits");
        try
        {
            await tickets.InsertAsync(rows[2]);
            Require(false, "a second row with the same key is refused");
        }
        catch (ConstraintException exception)
        {
            Require(exception is { Kind: ConstraintKind.Unique, Outcome: WriteOutcome.NotApplied }, "the refusal says why");
        }
    }

    private static async Task StreamAsync(IStorage storage, Repository<Ticket> tickets)
    {
        var streamed = 0;
        await foreach (var _ in tickets.Query().OrderBy(Ticket.Columns.Customer).StreamAsync(pageSize: 64))
        {
            streamed++;
        }

        Require(streamed == 199, "pages by key give every row once");
        var least = 1;
        var groups = await storage.QueryAsync<CustomerTickets>($"select customer, count(*) from tickets group by customer having count(*) >= {least} order by customer");
        Require(groups.Count == 6 && groups[0] == new CustomerTickets("wx-0", 39), "raw SQL gives typed rows");
    }

    private static async Task ChatAsync(IStorage storage)
    {
        var person = await storage.Repository<PersonInfo>().InsertAsync(new PersonInfo { PersonId = "p1", Platform = "wechat", UserId = "u1" });
        Require(person is { Id: > 0, Attitude: 50 }, "the chat tables are there");

        await storage.WriteAsync($"insert into online_time (timestamp, duration, end_timestamp) values ('never', 60, '2025-11-07 09:30:15.5')");
        var online = (await storage.Query<OnlineTime>().ToListAsync())[0];
        Require(online.UnreadableColumns is [{ Column.Name: "timestamp" }] && online.EndTimestamp.Millisecond == 500, "what cannot be read is kept");

        var database = new DatabaseApi(storage);
        var saved = await database.SaveAsync("UserRelationships", new(new Dictionary<string, object?> { ["user_name"] = "李" }) { KeyField = "user_id", KeyValue = 7 });
        var count = await database.QueryAsync(
            "UserRelationships",
            new() { QueryType = QueryTypes.Count, Filters = new Dictionary<string, object?> { ["user_id"] = new Dictionary<string, object?> { ["$in"] = new[] { "7" } } } });
        Require(saved["relationship_stage"] is "stranger" && count.Count == 1, "the calls on dictionaries work");
        Require((await new ChatOperations(storage).GetOrCreatePersonAsync(person)).IsCreated == false, "a person is made once");
    }

    private static Ticket Make(int i) => new()
    {
        Id = Guid.CreateVersion7(),
        Customer = $"wx-{i % 5}",
        OpenedAt = Start.AddMinutes(i),
        Refund = i + 0.25m,
        Tags = ["late", "parcel"],
    };
}
