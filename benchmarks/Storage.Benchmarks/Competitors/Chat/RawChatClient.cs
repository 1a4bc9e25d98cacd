using SQLitePCL;

namespace Storage.Benchmarks;

/// <summary>The floor: kept statements, every read from the database, one transaction for each line. On the narrow tables only.</summary>
internal sealed class RawChatClient : IChatClient
{
    private readonly RawConnection _connection;
    private readonly sqlite3_stmt _stream;
    private readonly sqlite3_stmt _person;
    private readonly sqlite3_stmt _recent;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _touch;

    public RawChatClient(string path)
    {
        _connection = new RawConnection(path);
        var messages = new TableSql(ChatMessage.Columns.Map);
        _stream = _connection.Prepare("SELECT id, stream_id, platform, group_name, create_time, last_active_time FROM stream WHERE stream_id = ?1");
        _person = _connection.Prepare("SELECT id, person_id, platform, nickname, know_since FROM person WHERE person_id = ?1");
        _recent = _connection.Prepare(messages.Last);
        _insert = _connection.Prepare(messages.Insert);
        _touch = _connection.Prepare("UPDATE stream SET last_active_time = ?1 WHERE stream_id = ?2");
    }

    public string Competitor => Benchmarks.Competitor.Floor;

    public bool Touch(string streamId, double time)
    {
        _touch.Set(1, time);
        _touch.Set(2, streamId);
        RawConnection.Run(_touch);
        return true;
    }

    public bool Handle(ChatLine line, long number)
    {
        GC.KeepAlive(One(_stream, line.Stream, ReadStream));
        GC.KeepAlive(One(_person, line.User, ReadPerson));
        GC.KeepAlive(Recent(line.Stream));
        _connection.BeginImmediate();
        RawChatMessage.Bind(_insert, ChatTableSets.Narrow.Message(line, number));
        RawConnection.Run(_insert);
        Touch(line.Stream, line.Time);
        _connection.Commit();
        return true;
    }

    public void Dispose() => _connection.Dispose();

    private static T? One<T>(sqlite3_stmt statement, string id, Func<sqlite3_stmt, T> read)
        where T : class
    {
        statement.Set(1, id);
        var row = RawConnection.Step(statement) ? read(statement) : null;
        raw.sqlite3_reset(statement);
        return row;
    }

    private static StreamState ReadStream(sqlite3_stmt statement) => new()
    {
        Id = statement.Integer(0),
        StreamId = statement.Text(1),
        Platform = statement.Text(2),
        GroupName = statement.Text(3),
        CreateTime = statement.Real(4),
        LastActiveTime = statement.Real(5),
    };

    private static Person ReadPerson(sqlite3_stmt statement) => new()
    {
        Id = statement.Integer(0),
        PersonId = statement.Text(1),
        Platform = statement.Text(2),
        Nickname = statement.Text(3),
        KnowSince = statement.Real(4),
    };

    private List<ChatMessage> Recent(string chatId)
    {
        var rows = new List<ChatMessage>(ChatCache.RecentCount);
        _recent.Set(1, chatId);
        _recent.Set(2, (long)ChatCache.RecentCount);
        while (RawConnection.Step(_recent))
        {
            rows.Add(RawChatMessage.Read(_recent));
        }

        raw.sqlite3_reset(_recent);
        return rows;
    }
}
