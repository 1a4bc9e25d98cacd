using Dapper;
using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>A queue as one writes it with Dapper: a table, a transaction for each step, a connection for each client.</summary>
internal sealed class DapperQueueClient(string path) : IQueueClient
{
    private const string Table = """
        CREATE TABLE items (seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, priority INTEGER NOT NULL, due INTEGER, lease_until INTEGER, attempts INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX items_ready ON items (priority DESC, seq) WHERE lease_until IS NULL AND due IS NULL;
        CREATE INDEX items_lease ON items (lease_until) WHERE lease_until IS NOT NULL;
        """;

    private const string ClaimSql = """
        UPDATE items SET lease_until = @until, attempts = attempts + 1
        WHERE seq IN (SELECT seq FROM items WHERE lease_until IS NULL AND due IS NULL ORDER BY priority DESC, seq LIMIT @count)
        RETURNING seq, body
        """;

    private readonly SqliteConnection _connection = Pragmas.Open(path);
    private readonly PayloadCipher _cipher = new();

    public string Competitor => Benchmarks.Competitor.Dapper;

    public static void Create(string path)
    {
        File.WriteAllBytes(path, []);
        using var connection = Pragmas.Open(path);
        connection.Execute(Table);
    }

    public void Enqueue(byte[] payload) => _connection.Execute(
        "INSERT INTO items (id, priority, attempts, body) VALUES (@id, 0, 0, @body)",
        new { id = Guid.CreateVersion7().ToByteArray(bigEndian: true), body = _cipher.Seal(payload) });

    public int ClaimAndAck(int count)
    {
        List<(long Seq, byte[] Body)> claimed;
        using (var transaction = _connection.BeginTransaction(deferred: false))
        {
            claimed = _connection.Query<(long, byte[])>(ClaimSql, new { until = 1L, count }, transaction).AsList();
            transaction.Commit();
        }

        claimed.ForEach(one => GC.KeepAlive(_cipher.Open(one.Body)));
        using (var transaction = _connection.BeginTransaction(deferred: false))
        {
            _connection.Execute("DELETE FROM items WHERE seq IN @seqs", new { seqs = claimed.Select(one => one.Seq) }, transaction);
            transaction.Commit();
        }

        return claimed.Count;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _cipher.Dispose();
    }
}
