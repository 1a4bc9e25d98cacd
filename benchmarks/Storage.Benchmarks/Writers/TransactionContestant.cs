using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>
/// The rival: each writer has a thread and an open connection of its own on Microsoft.Data.Sqlite, and does <c>BEGIN IMMEDIATE</c>, a
/// prepared insert, <c>COMMIT</c>. It waits up to a minute for the others, in SQLite itself, which asks again sooner than the library's own
/// 150 ms.
/// </summary>
internal sealed class TransactionContestant(string path, int writers) : IContestant
{
    private const int TimeoutSeconds = 60;
    private static readonly string[] Parameters = ["$message_id", "$chat_id", "$user_id", "$time", "$content"];

    private readonly MessageSource _rows = new(0);
    private readonly SqliteConnection[] _connections =
        [.. Enumerable.Range(0, writers).Select(_ => Pragmas.Open(path, pooling: true, TimeoutSeconds))];

    public long? Commits => null;

    public Task WriteAsync(Round round)
    {
        round.Begin();
        return Task.WhenAll(Enumerable.Range(0, round.Writers).Select(writer => OnOwnThread(() => Write(round, writer))));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        SqliteConnection.ClearAllPools();
        return default;
    }

    private static Task OnOwnThread(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Write(Round round, int writer)
    {
        using var insert = Prepare(_connections[writer]);
        while (!round.IsOver)
        {
            var row = _rows.Next();
            var started = Stopwatch.GetTimestamp();
            Insert(insert, row);
            round.Note(writer, started);
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO message (message_id, chat_id, user_id, time, content) VALUES ({string.Join(", ", Parameters)})";
        foreach (var parameter in Parameters)
        {
            insert.Parameters.Add(parameter, parameter == "$time" ? SqliteType.Real : SqliteType.Text);
        }

        insert.Prepare();
        return insert;
    }

    private static void Insert(SqliteCommand insert, ChatMessage row)
    {
        using var transaction = insert.Connection!.BeginTransaction(deferred: false);
        insert.Transaction = transaction;
        insert.Parameters[0].Value = row.MessageId;
        insert.Parameters[1].Value = row.ChatId;
        insert.Parameters[2].Value = row.UserId;
        insert.Parameters[3].Value = row.Time;
        insert.Parameters[4].Value = row.Content;
        insert.ExecuteNonQuery();
        transaction.Commit();
    }
}
