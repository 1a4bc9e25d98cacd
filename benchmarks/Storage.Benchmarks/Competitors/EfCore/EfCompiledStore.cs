using Microsoft.EntityFrameworkCore;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>EF Core as its own advice on performance has it: contexts from a pool, compiled queries, no tracking.</summary>
internal sealed class EfCompiledStore<T>(EfDatabase database) : IStore<T>
    where T : class, IEntity<T>
{
    private static readonly Func<ChatContext, string, T?> FindQuery = EF.CompileQuery((ChatContext context, string messageId) =>
        context.Set<T>().AsNoTracking().FirstOrDefault(row => EF.Property<string>(row, "MessageId") == messageId));

    private static readonly Func<ChatContext, long, T?> FindByKeyQuery = EF.CompileQuery((ChatContext context, long id) =>
        context.Set<T>().AsNoTracking().FirstOrDefault(row => EF.Property<long>(row, "Id") == id));

    private static readonly Func<ChatContext, string, int, IEnumerable<T>> LastQuery = EF.CompileQuery((ChatContext context, string chatId, int count) =>
        context.Set<T>().AsNoTracking()
            .Where(row => EF.Property<string>(row, "ChatId") == chatId)
            .OrderByDescending(row => EF.Property<double>(row, "Time"))
            .Take(count));

    private static readonly Func<ChatContext, long[], IEnumerable<T>> FindManyQuery = EF.CompileQuery((ChatContext context, long[] ids) =>
        context.Set<T>().AsNoTracking().Where(row => ids.Contains(EF.Property<long>(row, "Id"))));

    private static readonly Func<ChatContext, int, IEnumerable<T>> ScanQuery = EF.CompileQuery((ChatContext context, int count) =>
        context.Set<T>().AsNoTracking().Take(count));

    public object? Find(string messageId)
    {
        using var context = database.Rent();
        return FindQuery(context, messageId);
    }

    public object? FindByKey(long id)
    {
        using var context = database.Rent();
        return FindByKeyQuery(context, id);
    }

    public IReadOnlyList<object> Last(string chatId, int count)
    {
        using var context = database.Rent();
        return LastQuery(context, chatId, count).ToList();
    }

    public IReadOnlyList<object> FindMany(long[] ids)
    {
        using var context = database.Rent();
        return FindManyQuery(context, ids).ToList();
    }

    public int Scan(int count)
    {
        using var context = database.Rent();
        var seen = 0;
        foreach (var row in ScanQuery(context, count))
        {
            GC.KeepAlive(row);
            seen++;
        }

        return seen;
    }

    public void Insert(T row)
    {
        using var context = database.Rent();
        context.Add(row);
        context.SaveChanges();
    }

    public void Insert(T[] rows)
    {
        using var context = database.Rent();
        context.AddRange(rows);
        context.SaveChanges();
    }

    public void Dispose() => database.Dispose();
}
