using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Storage.Benchmarks;

/// <summary>A database of EF Core, with contexts from a pool.</summary>
internal sealed class EfDatabase : IDisposable
{
    private static int _made;

    private readonly SqliteConnection _connection;
    private readonly DbContextOptions<ChatContext> _options;
    private readonly PooledDbContextFactory<ChatContext> _contexts;

    private EfDatabase(SqliteConnection connection, DbContextOptions<ChatContext> options)
    {
        _connection = connection;
        _options = options;
        _contexts = new(options);
    }

    /// <summary>As most programs have it: a connection string, so that EF Core takes a connection from its pool for each call.</summary>
    public static EfDatabase OnConnectionString(string path)
    {
        // a string of its own is a pool of its own, and so a native connection of its own, which keeps the pragmas
        using var connection = Pragmas.Open(path, pooling: true, Pragmas.BusyMilliseconds / 1_000 + Interlocked.Increment(ref _made));
        return new(new SqliteConnection(connection.ConnectionString), Builder.UseSqlite(connection.ConnectionString).Options);
    }

    /// <summary>On a connection that stays open, so that no call has to open one and register EF Core's functions on it.</summary>
    public static EfDatabase OnOpenConnection(string path)
    {
        var connection = Pragmas.Open(path);
        return new(connection, Builder.UseSqlite(connection).Options);
    }

    private static DbContextOptionsBuilder<ChatContext> Builder => new();

    /// <summary>Gives a context from the pool, as EF Core's own advice on performance has it.</summary>
    public ChatContext Rent() => _contexts.CreateDbContext();

    /// <summary>Makes a context, as most programs do for each request.</summary>
    public ChatContext Make() => new(_options);

    public void Dispose()
    {
        SqliteConnection.ClearPool(_connection);
        _connection.Dispose();
    }
}
