using Dapper;
using Microsoft.Data.Sqlite;
using Storage.Core;
using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>Dapper, with FusionCache before the reads: what is written leaves the cache, or enters it where it is known.</summary>
internal sealed class DapperChatClient<TStream, TPerson, TMessage>(
    string path, ChatTables<TStream, TPerson, TMessage> tables, IFusionCache cache) : IChatClient
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    private static readonly TableSql Streams = new(Entity.Map<TStream>());
    private static readonly TableSql Messages = new(Entity.Map<TMessage>());
    private static readonly string StreamSql = $"{Streams.SelectByProperty} WHERE stream_id = @id";
    private static readonly string PersonSql = $"{new TableSql(Entity.Map<TPerson>()).SelectByProperty} WHERE person_id = @id";
    private static readonly string RecentSql = $"{Messages.SelectByProperty} WHERE chat_id = @id ORDER BY time DESC LIMIT {ChatCache.RecentCount}";
    private static readonly string TouchSql = $"UPDATE {Streams.Table} SET last_active_time = @time WHERE stream_id = @streamId";

    private readonly SqliteConnection _connection = Pragmas.Open(path);

    public string Competitor => Benchmarks.Competitor.DapperFusion;

    public bool Touch(string streamId, double time) => _connection.Execute(TouchSql, new { streamId, time }) > 0;

    public bool Handle(ChatLine line, long number)
    {
        var stream = cache.Stream(line.Stream, id => _connection.QueryFirst<TStream>(StreamSql, new { id }));
        GC.KeepAlive(cache.Person(line.User, id => _connection.QueryFirst<TPerson>(PersonSql, new { id })));
        GC.KeepAlive(cache.Recent(line.Stream, id => _connection.Query<TMessage>(RecentSql, new { id }).AsList()));
        using (var transaction = _connection.BeginTransaction())
        {
            _connection.Execute(Messages.InsertByProperty, tables.Message(line, number), transaction);
            _connection.Execute(TouchSql, new { streamId = line.Stream, time = line.Time }, transaction);
            transaction.Commit();
        }

        cache.Saved(line.Stream, tables.Touched(stream, line.Time));
        return true;
    }

    public void Dispose() => _connection.Dispose();
}
