using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Ours on the tables of a chat bot; all clients share it.</summary>
internal sealed class SuiteChat<TStream, TPerson, TMessage>(IStorage storage, ChatTables<TStream, TPerson, TMessage> tables)
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    public async ValueTask<bool> TouchAsync(string streamId, double time)
    {
        var result = await storage.WriteAsync(new WriteUnit(TouchOf(streamId, time)));
        return result.RowsAffected > 0;
    }

    public async ValueTask<bool> HandleAsync(ChatLine line, long number)
    {
        await ReadAsync(line);
        await storage.WriteAsync(new WriteUnit(Write.Insert(tables.Message(line, number)), TouchOf(line.Stream, line.Time)));
        return true;
    }

    /// <summary>Finds a line's stream and person and the last messages of its chat.</summary>
    public async ValueTask ReadAsync(ChatLine line)
    {
        GC.KeepAlive(await storage.FindAsync(Lookup.By(tables.StreamId, line.Stream)));
        GC.KeepAlive(await storage.FindAsync(Lookup.By(tables.PersonId, line.User)));
        GC.KeepAlive(await storage.QueryAsync(Query.From<TMessage>()
            .Where(tables.ChatId == line.Stream)
            .OrderByDescending(tables.Time)
            .OrderByDescending(tables.MessageKey)
            .Take(ChatCache.RecentCount)));
    }

    public WriteStatement TouchOf(string streamId, double time) =>
        Write.Patch(Patch<TStream>.Empty.Set(tables.LastActiveTime, time), tables.StreamId == streamId);
}
