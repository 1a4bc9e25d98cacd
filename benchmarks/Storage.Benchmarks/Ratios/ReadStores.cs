using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The competitors that the reads are measured on, each on its copy of the file; opened and checked when they are first asked for.</summary>
internal sealed class ReadStores<T>(MessageFiles<T> files) : IAsyncDisposable
    where T : class, IEntity<T>
{
    private readonly Cleanup _cleanup = new();
    private readonly Dictionary<string, IStore<T>> _opened = new(StringComparer.Ordinal);
    private SuiteStore<T>? _ours;

    public MessageFiles<T> Files => files;

    public async ValueTask<SuiteStore<T>> OursAsync()
    {
        if (_ours is null)
        {
            _ours = _cleanup.AddAsync(await SuiteStore<T>.OpenAsync(_cleanup.AddFile(files.Copy()), files.Table));
            await StoreCheck.CheckAsync(_ours, files);
        }

        return _ours;
    }

    public IEnumerable<(string Name, IStore<T> Store)> Of(IEnumerable<string> competitors) => competitors.Select(name => (name, Open(name)));

    public ValueTask DisposeAsync() => _cleanup.DisposeAsync();

    private IStore<T> Open(string name)
    {
        if (!_opened.TryGetValue(name, out var store))
        {
            store = _cleanup.Add(files.Table.Open(name, _cleanup.AddFile(files.Copy()))!);
            StoreCheck.Check(store, files);
            _opened.Add(name, store);
        }

        return store;
    }
}
