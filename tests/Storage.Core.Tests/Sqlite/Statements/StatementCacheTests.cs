using Storage.Core.Internal;

namespace Storage.Core.Tests;

public sealed class StatementCacheTests
{
    [Fact]
    public async Task A_connection_keeps_no_more_statements_than_its_limit()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        var connections = new SqliteConnections(database.FilePath, new SqliteStorageOptions { Path = database.FilePath, StatementsPerConnection = 16 });
        using var handle = connections.OpenReader(0);
        handle.Database.enable_sqlite3_next_stmt(true);

        for (var i = 0; i < 100; i++)
        {
            var sql = new Sql(0, 0);
            sql.AppendLiteral($"select {i}");
            handle.Statement(Query.FromSql<ValueRow>(sql).Shape).Step().Should().BeTrue();
            handle.Statement(Query.FromSql<ValueRow>(sql).Shape).Reset();
        }

        var count = 0;
        for (var statement = SQLitePCL.raw.sqlite3_next_stmt(handle.Database, null); statement is { IsInvalid: false }; statement = SQLitePCL.raw.sqlite3_next_stmt(handle.Database, statement))
        {
            count++;
        }

        count.Should().BeInRange(1, 16);
    }

    [Fact]
    public async Task A_statement_in_use_is_found_again()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        var connections = new SqliteConnections(database.FilePath, new SqliteStorageOptions { Path = database.FilePath });
        using var handle = connections.OpenReader(0);
        var shape = Query.From<Note>().Shape;

        handle.Statement(shape).Should().BeSameAs(handle.Statement(shape));
    }
}
