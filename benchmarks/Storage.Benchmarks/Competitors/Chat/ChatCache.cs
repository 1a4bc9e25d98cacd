using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>The chat in FusionCache, under the names and for the times that a chat bot would keep it.</summary>
internal static class ChatCache
{
    public const int RecentCount = 50;

    private static readonly FusionCacheEntryOptions StreamOptions = new(TimeSpan.FromSeconds(300));
    private static readonly FusionCacheEntryOptions PersonOptions = new(TimeSpan.FromSeconds(600));
    private static readonly FusionCacheEntryOptions RecentOptions = new(TimeSpan.FromSeconds(120));

    public static TStream Stream<TStream>(this IFusionCache cache, string id, Func<string, TStream> load) =>
        cache.GetOrSet<TStream>($"stream:{id}", (_, _) => load(id), options: StreamOptions);

    public static TPerson Person<TPerson>(this IFusionCache cache, string id, Func<string, TPerson> load) =>
        cache.GetOrSet<TPerson>($"person:{id}", (_, _) => load(id), options: PersonOptions);

    public static List<TMessage> Recent<TMessage>(this IFusionCache cache, string chatId, Func<string, List<TMessage>> load) =>
        cache.GetOrSet<List<TMessage>>($"recent:{chatId}", (_, _) => load(chatId), options: RecentOptions);

    /// <summary>Notes that a message was saved, and its stream touched.</summary>
    public static void Saved<TStream>(this IFusionCache cache, string id, TStream stream)
    {
        cache.Set($"stream:{id}", stream, StreamOptions);
        cache.Remove($"recent:{id}");
    }
}
