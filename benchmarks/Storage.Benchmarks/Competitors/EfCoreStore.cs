using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Storage.Benchmarks;

/// <summary>
/// EF Core as its own advice on performance has it: contexts from a pool, compiled queries without tracking, and a connection that stays
/// open, so that no call has to open one.
/// </summary>
internal sealed class EfCoreStore : IDisposable
{
    private static readonly Func<ChatContext, string, ChatMessage?> FindQuery = EF.CompileQuery(
        (ChatContext context, string messageId) => context.Messages.AsNoTracking().FirstOrDefault(row => row.MessageId == messageId));

    private static readonly Func<ChatContext, string, int, IEnumerable<ChatMessage>> LastQuery = EF.CompileQuery(
        (ChatContext context, string chatId, int count) =>
            context.Messages.AsNoTracking().Where(row => row.ChatId == chatId).OrderByDescending(row => row.Time).Take(count));

    private readonly SqliteConnection _connection;
    private readonly PooledDbContextFactory<ChatContext> _contexts;

    public EfCoreStore(string path)
    {
        _connection = Pragmas.Open(path);
        _contexts = new(new DbContextOptionsBuilder<ChatContext>().UseSqlite(_connection).Options);
    }

    public ChatMessage? Find(string messageId)
    {
        using var context = _contexts.CreateDbContext();
        return FindQuery(context, messageId);
    }

    public List<ChatMessage> Last(string chatId, int count)
    {
        using var context = _contexts.CreateDbContext();
        return [.. LastQuery(context, chatId, count)];
    }

    public int Insert(ChatMessage row)
    {
        using var context = _contexts.CreateDbContext();
        context.Messages.Add(row);
        return context.SaveChanges();
    }

    public int Insert(ChatMessage[] rows)
    {
        using var context = _contexts.CreateDbContext();
        context.Messages.AddRange(rows);
        return context.SaveChanges();
    }

    public void Dispose() => _connection.Dispose();
}
