namespace Storage.Benchmarks;

/// <summary>What a case has opened and made, closed and deleted in the opposite order.</summary>
internal sealed class Cleanup : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _ends = new();

    public T Add<T>(T disposable)
        where T : IDisposable
    {
        _ends.Push(() =>
        {
            disposable.Dispose();
            return default;
        });
        return disposable;
    }

    public T AddAsync<T>(T disposable)
        where T : IAsyncDisposable
    {
        _ends.Push(disposable.DisposeAsync);
        return disposable;
    }

    /// <summary>Deletes a database in the end.</summary>
    public string AddFile(string database)
    {
        _ends.Push(() =>
        {
            WorkingDirectory.Delete(database);
            return default;
        });
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        while (_ends.TryPop(out var end))
        {
            await end();
        }
    }
}
