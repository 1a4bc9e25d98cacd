using Microsoft.Data.Sqlite;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>
/// Opens many clients for each competitor on a copy of the file, and checks in the end that every row that they inserted is there.
/// </summary>
internal sealed class MessageClients<T>(MessageFiles<T> files) : IAsyncDisposable
    where T : class, IEntity<T>
{
    // clients begin far apart in the keys, and by an odd step, so that none follows another
    private const int KeysBetween = 257;

    private readonly Cleanup _cleanup = new();
    private readonly List<(string Path, RowSource<T> Rows)> _files = [];

    public IReadOnlyList<MessageClient<T>> Open(string competitor, int count)
    {
        var (path, rows) = NewFile();
        return [.. Enumerable.Range(0, count).Select(i => new MessageClient<T>(competitor, OpenStore(), rows, NewKeys(i)))];

        IStore<T> OpenStore() => _cleanup.Add(files.Table.Open(competitor, path)!);
    }

    public async Task<IReadOnlyList<OurMessageClient<T>>> OpenOursAsync(int count, CachingOptions? caching = null)
    {
        var (path, rows) = NewFile();
        var store = _cleanup.AddAsync(await SuiteStore<T>.OpenAsync(path, files.Table, caching: caching));
        return [.. Enumerable.Range(0, count).Select(i => new OurMessageClient<T>(store, rows, NewKeys(i)))];
    }

    public void CheckInserts()
    {
        foreach (var (path, rows) in _files)
        {
            var inserted = Count(path) - files.Rows;
            if (inserted != rows.Given)
            {
                throw new InvalidOperationException($"{rows.Given} inserts were acknowledged, and {inserted} rows are there.");
            }
        }
    }

    public ValueTask DisposeAsync() => _cleanup.DisposeAsync();

    private static long Count(string path)
    {
        using var connection = Pragmas.Open(path);
        using var command = new SqliteCommand($"SELECT count(*) FROM {Entity.Map<T>().Table}", connection);
        return (long)command.ExecuteScalar()!;
    }

    private (string Path, RowSource<T> Rows) NewFile()
    {
        var file = (_cleanup.AddFile(files.Copy()), files.NewRows());
        _files.Add(file);
        return file;
    }

    private ReadKeys NewKeys(int client) => new(files.Rows, client * KeysBetween);
}
