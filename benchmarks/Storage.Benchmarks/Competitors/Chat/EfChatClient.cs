using Microsoft.EntityFrameworkCore;
using Storage.Core;
using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>EF Core with contexts from a pool and no tracking of what is read, and FusionCache before the reads.</summary>
internal sealed class EfChatClient<TStream, TPerson, TMessage>(
    string path, ChatTables<TStream, TPerson, TMessage> tables, IFusionCache cache) : IChatClient
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    private readonly EfDatabase _database = EfDatabase.OnConnectionString(path);

    public string Competitor => Benchmarks.Competitor.EfFusion;

    public bool Touch(string streamId, double time)
    {
        using var context = _database.Rent();
        return context.Set<TStream>()
            .Where(row => EF.Property<string>(row, "StreamId") == streamId)
            .ExecuteUpdate(set => set.SetProperty(row => EF.Property<double>(row, "LastActiveTime"), time)) > 0;
    }

    public bool Handle(ChatLine line, long number)
    {
        var stream = cache.Stream(line.Stream, FindStream);
        GC.KeepAlive(cache.Person(line.User, FindPerson));
        GC.KeepAlive(cache.Recent(line.Stream, FindRecent));
        var touched = tables.Touched(stream, line.Time);
        using (var context = _database.Rent())
        {
            context.Add(tables.Message(line, number));
            context.Attach(touched).Property("LastActiveTime").IsModified = true;
            context.SaveChanges();
        }

        cache.Saved(line.Stream, touched);
        return true;
    }

    public void Dispose() => _database.Dispose();

    private TStream FindStream(string id)
    {
        using var context = _database.Rent();
        return context.Set<TStream>().AsNoTracking().First(row => EF.Property<string>(row, "StreamId") == id);
    }

    private TPerson FindPerson(string id)
    {
        using var context = _database.Rent();
        return context.Set<TPerson>().AsNoTracking().First(row => EF.Property<string>(row, "PersonId") == id);
    }

    private List<TMessage> FindRecent(string id)
    {
        using var context = _database.Rent();
        return context.Set<TMessage>().AsNoTracking()
            .Where(row => EF.Property<string>(row, "ChatId") == id)
            .OrderByDescending(row => EF.Property<double>(row, "Time"))
            .Take(ChatCache.RecentCount)
            .ToList();
    }
}
