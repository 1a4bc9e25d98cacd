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

    private string? _path;

    private protected RawSqliteStore Raw { get; private set; } = null!;

    private protected SuiteStore Ours { get; private set; } = null!;

    private protected DapperStore Rival { get; private set; } = null!;

    private protected EfCoreStore Ef { get; private set; } = null!;

    /// <summary>The rows that are not in the file yet.</summary>
    private protected MessageSource NewRows { get; } = new(MessageDatabase.Rows);

    [GlobalSetup(Target = "RawSqlite")]
    public void OpenRaw()
    {
        Raw = new RawSqliteStore(NewCopy());
        Check(Raw.Find, Raw.Last);
    }

    [GlobalSetup(Target = "Suite")]
    public async Task OpenOursAsync()
    {
        Ours = await SuiteStore.OpenAsync(NewCopy());
        Check(id => Ours.FindAsync(id).AsTask().Result, (chat, count) => Ours.LastAsync(chat, count).AsTask().Result);
    }

    [GlobalSetup(Target = "Dapper")]
    public void OpenDapper()
    {
        Rival = new DapperStore(NewCopy());
        Check(Rival.Find, Rival.Last);
    }

    [GlobalSetup(Target = "EfCore")]
    public void OpenEf()
    {
        Ef = new EfCoreStore(NewCopy());
        Check(Ef.Find, Ef.Last);
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        Raw?.Dispose();
        await (Ours?.DisposeAsync() ?? default);
        Rival?.Dispose();
        Ef?.Dispose();
        WorkingDirectory.Delete(_path!);
    }

    private static void Check(Func<string, ChatMessage?> find, Func<string, int, IReadOnlyList<ChatMessage>> last)
    {
        var newest = MessageDatabase.Rows - 1;
        var stored = MessageSource.At(newest) with { Id = newest + 1 };
        var rows = last(stored.ChatId, LastCount);
        if (find(stored.MessageId) != stored || rows[0] != stored || rows.Any(row => row.ChatId != stored.ChatId))
        {
            throw new InvalidOperationException("The competitor does not give what was stored.");
        }
    }

    private string NewCopy() => _path = MessageDatabase.Copy();
}
