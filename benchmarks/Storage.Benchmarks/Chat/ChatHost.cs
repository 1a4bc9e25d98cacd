using Storage.Api;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>A chat bot's pipe as it is by default: the cache, the chat operations and a preloader; empty when it is made.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private ChatHost(IStorage engine)
    {
        Cache = new CachingStorage(engine);
        Chat = new ChatOperations(Cache);
        Preloader = new Preloader(Cache);
    }

    public static EntityMap[] Maps => [.. ChatTables<ChatStream, PersonInfo, Message>.Maps, Entity.Map<OnlineTime>(), .. Preloader.Tables];

    public CachingStorage Cache { get; }

    public ChatOperations Chat { get; }

    public Preloader Preloader { get; }

    public static ChatHost On(IStorage engine) => new(engine);

    /// <summary>Reads a chat's context as a host does that has no preloader: one read after the other.</summary>
    /// <returns>How many rows it read.</returns>
    public static async ValueTask<int> ReadContextAsync(ChatOperations chat, string streamId)
    {
        GC.KeepAlive(await chat.GetChatStreamAsync(streamId));
        var messages = await chat.GetRecentMessagesAsync(streamId);
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            if (message.UserId is { } user && people.Add(user))
            {
                GC.KeepAlive(await chat.GetPersonInfoAsync(message.UserPlatform!, user));
            }
        }

        return 1 + messages.Count + people.Count;
    }

    /// <summary>Reads what a host looks at for a message: its stream, its sender and the last messages.</summary>
    public async ValueTask HandleAsync(ChatLine line)
    {
        GC.KeepAlive(await Chat.GetChatStreamAsync(line.Stream));
        GC.KeepAlive(await Chat.GetPersonInfoAsync(WideMessages.Platform, line.User));
        GC.KeepAlive(await Chat.GetRecentMessagesAsync(line.Stream));
    }

    public async ValueTask DisposeAsync()
    {
        await Preloader.DisposeAsync();
        await Cache.DisposeAsync();
    }
}
