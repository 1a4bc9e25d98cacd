using Storage.Api;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A chat's context (its stream, its last 50 messages and their 20 people) into an empty cache: by the preloader, and by the reads of a
/// host that has none.</summary>
internal sealed class PreloadCases(Scale scale)
{
    private const int Messages = 50;
    private const int People = 20;
    private const int RowsPerChat = 100;
    private const int ChatsPerTurn = 8;
    private const int RowsOfContext = 1 + Messages + People;

    // a turn is two milliseconds
    private readonly Pace _pace = scale.Jobs with { Rounds = scale.Slices.Rounds };
    private readonly int _chats = scale.WideRows / RowsPerChat;

    public async Task<CaseResult> ContextAsync() => await RunAsync("preload-context", "nothing else going on", isBusy: false);

    public async Task<CaseResult> BusyContextAsync() =>
        await RunAsync("preload-context-busy", "commits to another table without a pause beside it", isBusy: true);

    private async Task<CaseResult> RunAsync(string name, string beside, bool isBusy)
    {
        await using var cleanup = new Cleanup();
        var engine = cleanup.AddAsync(await Suite.OpenAsync(cleanup.AddFile(await ChatFile.MakeAsync(ChatTableSets.Model, Lines(), scale.WideRows))));
        await engine.EnsureSchemaAsync(ChatHost.Maps);
        if (isBusy)
        {
            cleanup.AddAsync(new SteadyWriter(engine));
        }

        var bare = new ChatOperations(engine);

        // they share the engine, so whoever reads a chat that another one has just read would find its pages in memory
        var apart = _chats / 3;
        var measured = await Race.RunAsync(
            [
                Contexts(Competitor.Ours, engine, 0, async (host, chat) =>
                {
                    var context = await host.Preloader.PreloadChatContextAsync(chat, Messages);
                    return 1 + context.Messages.Count + context.People.Count;
                }),
                Contexts(Competitor.Separate, engine, apart, (host, chat) => ChatHost.ReadContextAsync(host.Chat, chat)),
                Contexts(Competitor.SeparateWithout, engine, 2 * apart, (_, chat) => ChatHost.ReadContextAsync(bare, chat)),
            ],
            _pace);
        return CaseResult.From(name, $"stream, {Messages} messages and {People} people into an empty cache, {beside}", Unit.NanosecondsPerOperation, measured);
    }

    // each turn has an empty cache and the next chats
    private WholeWork Contexts(string name, SqliteStorage engine, int first, Func<ChatHost, string, ValueTask<int>> read)
    {
        var (host, next) = ((ChatHost?)null, first);
        return new WholeWork(name, ReadAsync)
        {
            Before = async () =>
            {
                // what the cache makes of each table once belongs to no context
                host = ChatHost.On(engine);
                await read(host, StreamOf(next++ % _chats));
            },
            After = () => host!.DisposeAsync(),
        };

        async ValueTask<long> ReadAsync()
        {
            for (var i = 0; i < ChatsPerTurn; i++)
            {
                if (await read(host!, StreamOf(next++ % _chats)) != RowsOfContext)
                {
                    throw new InvalidOperationException($"'{name}' does not read the whole context.");
                }
            }

            return ChatsPerTurn;
        }
    }

    private ChatLine[] Lines() =>
    [
        .. Enumerable.Range(0, scale.WideRows).Select(i =>
        {
            var source = MessageSource.At(i);
            return new ChatLine(StreamOf(i % _chats), source.Time, $"{StreamOf(i % _chats)}-user-{i / _chats % People}", source.Content);
        }),
    ];

    private static string StreamOf(int chat) => $"{chat:d6}@chatroom";
}
