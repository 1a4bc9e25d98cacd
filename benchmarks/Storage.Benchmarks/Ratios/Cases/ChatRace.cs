using Storage.Core;
using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>
/// The competitors of a case on the chat, each on a copy of its own of the file and with a script of its own. A rival's clients have a
/// connection and a thread each, and share a cache.
/// </summary>
internal sealed class ChatRace<TStream, TPerson, TMessage> : IAsyncDisposable
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    private readonly Cleanup _cleanup = new();
    private readonly List<IContender> _contenders = [];
    private readonly List<(string Path, ChatScript Script)> _files = [];
    private readonly ChatTables<TStream, TPerson, TMessage> _tables;
    private readonly IReadOnlyList<ChatLine> _lines;
    private readonly string _file;

    private ChatRace(ChatTables<TStream, TPerson, TMessage> tables, IReadOnlyList<ChatLine> lines, string file) =>
        (_tables, _lines, _file) = (tables, lines, _cleanup.AddFile(file));

    /// <summary>Gets what is closed with the race.</summary>
    public Cleanup Cleanup => _cleanup;

    public static async Task<ChatRace<TStream, TPerson, TMessage>> MakeAsync(
        ChatTables<TStream, TPerson, TMessage> tables, IReadOnlyList<ChatLine> lines) =>
        new(tables, lines, await ChatFile.MakeAsync(tables, lines));

    /// <summary>Makes a competitor's copy of the file, and the script of its clients.</summary>
    public (string Path, ChatScript Script) NewFile()
    {
        var made = (_cleanup.AddFile(WorkingDirectory.Copy(_file)), new ChatScript(_lines));
        _files.Add(made);
        return made;
    }

    public void Add(IContender contender) => _contenders.Add(contender);

    /// <summary>Adds clients that block.</summary>
    public void Add(Func<string, IChatClient> open, int clients, Func<ChatScript, Func<IChatClient, bool>> call)
    {
        var (path, script) = NewFile();
        var made = call(script);
        IChatClient[] opened = [.. Enumerable.Range(0, clients).Select(_ => _cleanup.Add(open(path)))];
        Add(new Crowd(opened[0].Competitor, [.. opened.Select(client => (Func<bool>)(() => made(client)))]));
    }

    public void AddRivals(int clients, Func<ChatScript, Func<IChatClient, bool>> call)
    {
        var (dapperCache, efCache) = (_cleanup.Add(NewCache()), _cleanup.Add(NewCache()));
        Add(path => new DapperChatClient<TStream, TPerson, TMessage>(path, _tables, dapperCache), clients, call);
        Add(path => new EfChatClient<TStream, TPerson, TMessage>(path, _tables, efCache), clients, call);

        static FusionCache NewCache() => new(new FusionCacheOptions());
    }

    /// <summary>Lets them run, and checks that every message that was acknowledged is there.</summary>
    /// <param name="pace">For how long.</param>
    /// <param name="inserts">Whether each line that was given was saved.</param>
    public async Task<IReadOnlyList<Measured>> RunAsync(Pace pace, bool inserts)
    {
        var measured = await Race.RunAsync(_contenders, pace);
        _files.ForEach(one => ChatFile.Check<TMessage>(one.Path, ChatScript.StoredOf(_lines) + (inserts ? one.Script.Given : 0)));
        return measured;
    }

    public ValueTask DisposeAsync() => _cleanup.DisposeAsync();
}
