using System.Data.Common;
using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>A host's plain ADO.NET inside a session.</summary>
public abstract class SessionConnectionSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task Plain_commands_are_part_of_the_transaction()
    {
        await using (var session = await Storage.BeginAsync())
        {
            await Execute(session.Connection, "insert into settings (\"key\", scope, name, uses) values ('a', 's', 'n', 1)");
            await session.WriteAsync(new WriteUnit(Write.Upsert<Setting>(new[] { new Setting { Key = "b" } })));
            (await Scalar(session.Connection, "select count(*) from settings")).Should().Be(2L);
            (await Storage.QueryAsync(Query.From<Setting>())).Should().BeEmpty();
        }

        (await Storage.QueryAsync(Query.From<Setting>())).Should().BeEmpty();
        await using (var session = await Storage.BeginAsync())
        {
            await Execute(session.Connection, "insert into settings (\"key\", scope, name, uses) values ('a', 's', 'n', 1)");
            await session.CommitAsync();
        }

        (await Storage.QueryAsync(Query.From<Setting>())).Should().ContainSingle();
    }

    [Fact]
    public async Task The_connection_of_an_inner_session_is_the_same_transaction()
    {
        await using var outer = await Storage.BeginAsync();
        await using (var inner = await outer.BeginAsync())
        {
            await Execute(inner.Connection, "insert into settings (\"key\", scope, name, uses) values ('a', 's', 'n', 1)");
        }

        (await Scalar(outer.Connection, "select count(*) from settings")).Should().Be(0L);
        await outer.RollbackAsync();
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("rollback")]
    [InlineData("begin")]
    public async Task The_session_alone_ends_its_transaction(string sql)
    {
        await using var session = await Storage.BeginAsync();
        await Execute(session.Connection, "insert into settings (\"key\", scope, name, uses) values ('a', 's', 'n', 1)");

        var act = () => Execute(session.Connection, sql);

        await act.Should().ThrowAsync<DbException>();
        (await Storage.QueryAsync(Query.From<Setting>())).Should().BeEmpty();
        await session.CommitAsync();
        (await Storage.QueryAsync(Query.From<Setting>())).Should().ContainSingle();
    }

    [Fact]
    public async Task A_leaked_reader_and_a_leaked_command_do_not_break_the_next_session()
    {
        await Insert([.. Enumerable.Range(0, 50).Select(i => new Setting { Key = $"k{i}", Name = $"{i}" })]);
        await using (var session = await Storage.BeginAsync())
        {
            var command = session.Connection.CreateCommand();
            command.CommandText = "select \"key\" from settings";
            var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            await session.WriteAsync(new WriteUnit(Write.Insert(new Setting { Key = "first", Name = "first" })));
            await session.CommitAsync();
        }

        await using (var session = await Storage.BeginAsync())
        {
            await session.WriteAsync(new WriteUnit(Write.Insert(new Setting { Key = "second", Name = "second" })));
            await session.CommitAsync();
        }

        await Insert(new Setting { Key = "third", Name = "third" });
        (await Storage.QueryAsync(Query.From<Setting>())).Should().HaveCount(53);
    }

    [Fact]
    public async Task Closing_the_connection_ends_the_session_with_an_error_and_nothing_else()
    {
        var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Setting { Key = "a" })));
        await session.Connection.DisposeAsync();

        var commit = async () => await session.CommitAsync().AsTask().WaitAsync(Patience);

        (await commit.Should().ThrowAsync<Exception>()).Which.Should().NotBeOfType<TimeoutException>("a commit must not hang");
        await session.DisposeAsync();
        await Insert(new Setting { Key = "b" }).AsTask().WaitAsync(Patience);
        (await Storage.QueryAsync(Query.From<Setting>())).Should().ContainSingle().Which.Key.Should().Be("b");
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Scalar(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
