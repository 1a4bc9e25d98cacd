using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>Tickets in one line each.</summary>
internal static class TicketDesk
{
    public static async Task AddTicketAsync(this IStorage storage, string number) =>
        await storage.WriteAsync(new WriteUnit(Write.Insert(new Ticket { Number = number })));

    public static ValueTask<Ticket?> FindTicketAsync(this IStorage storage, string number) =>
        storage.FindAsync(Lookup.By(Ticket.Columns.Number, number));

    public static async Task<IReadOnlyList<string>> TicketNumbersAsync(this IStorage storage)
    {
        var tickets = await storage.QueryAsync(Query.From<Ticket>().OrderBy(Ticket.Columns.Id));
        return [.. tickets.Select(ticket => ticket.Number)];
    }
}
