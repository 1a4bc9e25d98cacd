using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>
/// What every table has: four competitors, each on a copy of its own of the same file, opened only for its own line and checked to give
/// what was stored. BenchmarkDotNet finds a line's set-up by the method's name.
/// </summary>
[MemoryDiagnoser]
public abstract class MessageBenchmark
{
    private protected const int LastCount = 50;

    private static readonly MessageFiles<ChatMessage> Files = MessageDatabase.Files;

    private string? _path;

    private protected static int RowCount => Files.Rows;

    private protected IStore<ChatMessage> Raw { get; private set; } = null!;

    private protected SuiteStore<ChatMessage> Ours { get; private set; } = null!;

    private protected IStore<ChatMessage> Rival { get; private set; } = null!;

    private protected IStore<ChatMessage> Ef { get; private set; } = null!;

    /// <summary>The rows that are not in the file yet.</summary>
    private protected RowSource<ChatMessage> NewRows { get; } = Files.NewRows();

    [GlobalSetup(Target = "RawSqlite")]
    public void OpenRaw() => Raw = Open(Competitor.Floor);

    [GlobalSetup(Target = "Suite")]
    public async Task OpenOursAsync()
    {
        Ours = await SuiteStore<ChatMessage>.OpenAsync(NewCopy(), Files.Table);
        await StoreCheck.CheckAsync(Ours, Files);
    }

    [GlobalSetup(Target = "Dapper")]
    public void OpenDapper() => Rival = Open(Competitor.Dapper);

    [GlobalSetup(Target = "EfCore")]
    public void OpenEf() => Ef = Open(Competitor.EfOpen);

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        Raw?.Dispose();
        await (Ours?.DisposeAsync() ?? default);
        Rival?.Dispose();
        Ef?.Dispose();
        WorkingDirectory.Delete(_path!);
    }

    private IStore<ChatMessage> Open(string competitor)
    {
        var store = Files.Table.Open(competitor, NewCopy())!;
        StoreCheck.Check(store, Files);
        return store;
    }

    private string NewCopy() => _path = Files.Copy();
}
