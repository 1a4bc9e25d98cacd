using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Mapping;
using Microsoft.Data.Sqlite;
using Storage.Core;
using ColumnAttribute = LinqToDB.Mapping.ColumnAttribute;
using Sql = LinqToDB.Sql;

namespace Storage.Benchmarks;

/// <summary>linq2db with compiled queries on one open connection.</summary>
internal sealed class LinqStore<T> : IStore<T>
    where T : class, IEntity<T>
{
    private static readonly MappingSchema Mapping = MakeMapping();

    private static readonly Func<DataConnection, string, T?> FindQuery = CompiledQuery.Compile((DataConnection database, string messageId) =>
        database.GetTable<T>().FirstOrDefault(row => Sql.Property<string>(row, "MessageId") == messageId));

    private static readonly Func<DataConnection, long, T?> FindByKeyQuery = CompiledQuery.Compile((DataConnection database, long id) =>
        database.GetTable<T>().FirstOrDefault(row => Sql.Property<long>(row, "Id") == id));

    private static readonly Func<DataConnection, string, int, IQueryable<T>> LastQuery =
        CompiledQuery.Compile((DataConnection database, string chatId, int count) => database.GetTable<T>()
            .Where(row => Sql.Property<string>(row, "ChatId") == chatId)
            .OrderByDescending(row => Sql.Property<double>(row, "Time"))
            .Take(count));

    private readonly SqliteConnection _connection;
    private readonly DataConnection _database;

    public LinqStore(string path)
    {
        _connection = Pragmas.Open(path);
        var provider = SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft);

        // no column compared here is null, so its statements need not be written anew for values that are
        _database = new DataConnection(new DataOptions()
            .UseConnection(provider, _connection)
            .UseMappingSchema(Mapping)
            .UseCompareNulls(CompareNulls.LikeSql));
    }

    public object? Find(string messageId) => FindQuery(_database, messageId);

    public object? FindByKey(long id) => FindByKeyQuery(_database, id);

    public IReadOnlyList<object> Last(string chatId, int count) => LastQuery(_database, chatId, count).ToList();

    // the list goes into the statement's text, so the query cannot be compiled once
    public IReadOnlyList<object> FindMany(long[] ids) =>
        _database.GetTable<T>().Where(row => ids.Contains(Sql.Property<long>(row, "Id"))).ToList();

    public int Scan(int count)
    {
        var seen = 0;
        foreach (var row in _database.GetTable<T>().Take(count))
        {
            GC.KeepAlive(row);
            seen++;
        }

        return seen;
    }

    public void Insert(T row) => _database.Insert(row);

    public void Insert(T[] rows)
    {
        using var transaction = _database.BeginTransaction();
        _database.BulkCopy(new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows }, rows);
        transaction.Commit();
    }

    public void Dispose()
    {
        _database.Dispose();
        _connection.Dispose();
    }

    private static MappingSchema MakeMapping()
    {
        var schema = new MappingSchema();
        var builder = new FluentMappingBuilder(schema);
        var entity = builder.Entity<T>().HasTableName(T.Map.Table).HasAttribute(new TableAttribute(T.Map.Table) { IsColumnAttributeRequired = true });
        foreach (var column in T.Map.Columns)
        {
            var isKey = column == T.Map.Key;
            entity.HasAttribute(
                typeof(T).GetProperty(column.Property)!,
                new ColumnAttribute(column.Name) { IsPrimaryKey = isKey, IsIdentity = isKey, CanBeNull = column.IsNullable });
        }

        builder.Build();
        return schema;
    }
}
