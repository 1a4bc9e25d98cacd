using Microsoft.EntityFrameworkCore;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>EF Core as most programs have it: a context for each call, its queries written where they are needed.</summary>
internal sealed class EfPlainStore<T>(EfDatabase database, MessageExpressions<T> expressions) : IStore<T>
    where T : class, IEntity<T>
{
    public object? Find(string messageId)
    {
        using var context = database.Make();
        return context.Set<T>().FirstOrDefault(expressions.HasMessageId(messageId));
    }

    public object? FindByKey(long id)
    {
        using var context = database.Make();
        return context.Set<T>().Find(id);
    }

    public IReadOnlyList<object> Last(string chatId, int count)
    {
        using var context = database.Make();
        return context.Set<T>().Where(expressions.HasChatId(chatId)).OrderByDescending(expressions.Time).Take(count).ToList();
    }

    public IReadOnlyList<object> FindMany(long[] ids)
    {
        using var context = database.Make();
        return context.Set<T>().Where(expressions.HasOneOf(ids)).ToList();
    }

    // tracking would keep every row, so nobody streams with it
    public int Scan(int count)
    {
        using var context = database.Make();
        var seen = 0;
        foreach (var row in context.Set<T>().AsNoTracking().Take(count))
        {
            GC.KeepAlive(row);
            seen++;
        }

        return seen;
    }

    public void Insert(T row)
    {
        using var context = database.Make();
        context.Add(row);
        context.SaveChanges();
    }

    public void Insert(T[] rows)
    {
        using var context = database.Make();
        context.AddRange(rows);
        context.SaveChanges();
    }

    public void Dispose() => database.Dispose();
}
