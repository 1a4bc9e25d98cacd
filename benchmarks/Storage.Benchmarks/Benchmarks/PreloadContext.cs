using BenchmarkDotNet.Attributes;
using Storage.Api;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>What a chat's next answer needs (its stream, its last 50 messages and those who wrote them), of 39 columns and another chat each
/// time: by the preloader into an empty cache, by a host's own reads into an empty cache, and by those reads after the preloader.</summary>
[MemoryDiagnoser]
public class PreloadContext
{
    private const int MessageCount = 50;
    private const int RowCount = 40_000;

    private readonly Cleanup _cleanup = new();
    private readonly ReadKeys _keys = new(RowCount);
    private CachingStorage _cache = null!;
    private ChatOperations _chat = null!;
    private Preloader _preloader = null!;

    [GlobalSetup(Targets = [nameof(Separate), nameof(Preloaded)])]
    public async Task OpenAsync()
    {
        var path = _cleanup.AddFile(new MessageFiles<Message>(MessageTables.Wide, RowCount).Copy());
        var engine = _cleanup.AddAsync(await Suite.OpenAsync(path));
        await engine.EnsureSchemaAsync([ChatStream.Columns.Map, PersonInfo.Columns.Map]);
        Message[] messages = [.. Enumerable.Range(0, RowCount).Select(i => WideMessages.At(i))];
        var streams = messages.DistinctBy(message => message.ChatId).Select(StreamOf).ToArray();
        var people = messages.DistinctBy(message => message.UserId).Select(PersonOf).ToArray();
        await engine.WriteAsync(new WriteUnit(Write.Insert<ChatStream>(streams), Write.Insert<PersonInfo>(people)));
        var options = new CachingOptions { Level1Capacity = RowCount, Level1Bytes = 1_000_000_000 };
        _cache = _cleanup.AddAsync(new CachingStorage(engine, options));
        _chat = new(_cache);
        _preloader = _cleanup.AddAsync(new Preloader(_cache));
        await CheckAsync(messages[0].ChatId);
    }

    [GlobalSetup(Target = nameof(AtHand))]
    public async Task OpenWarmAsync()
    {
        await OpenAsync();
        for (var i = 0; i < ReadKeys.Count; i++)
        {
            await _preloader.PreloadChatContextAsync(_keys.NextChatId(), MessageCount);
        }
    }

    [GlobalCleanup]
    public async Task CloseAsync() => await _cleanup.DisposeAsync();

    [Benchmark(Baseline = true, Description = "Storage, read by read")]
    public ValueTask<int> Separate()
    {
        _cache.Clear();
        return ReadAsync(_keys.NextChatId());
    }

    [Benchmark(Description = "Storage, preloaded")]
    public async ValueTask<int> Preloaded()
    {
        _cache.Clear();
        return CountOf(await _preloader.PreloadChatContextAsync(_keys.NextChatId(), MessageCount));
    }

    [Benchmark(Description = "Storage, read by read after preloading")]
    public ValueTask<int> AtHand() => ReadAsync(_keys.NextChatId());

    private static ChatStream StreamOf(Message message) => new()
    {
        StreamId = message.ChatId,
        Platform = message.ChatInfoPlatform,
        CreateTime = message.Time,
        LastActiveTime = message.Time,
        UserPlatform = message.ChatInfoPlatform,
        UserId = message.UserId!,
        UserNickname = message.UserNickname!,
    };

    private static PersonInfo PersonOf(Message message) => new()
    {
        PersonId = PersonInfo.IdOf(message.UserPlatform!, message.UserId!),
        Platform = message.UserPlatform!,
        UserId = message.UserId!,
    };

    private static int CountOf(Optimization.ChatContext context) =>
        context.Messages.Count + context.People.Count + (context.Stream is null ? 0 : 1);

    private async ValueTask<int> ReadAsync(string chatId)
    {
        var stream = await _chat.GetChatStreamAsync(chatId);
        var messages = await _chat.GetRecentMessagesAsync(chatId, MessageCount);
        var people = 0;
        foreach (var userId in messages.Select(message => message.UserId!).Distinct(StringComparer.Ordinal))
        {
            people += await _chat.GetPersonInfoAsync(stream!.Platform, userId) is null ? 0 : 1;
        }

        return messages.Count + people + (stream is null ? 0 : 1);
    }

    private async Task CheckAsync(string chatId)
    {
        var (preloaded, read) = (CountOf(await _preloader.PreloadChatContextAsync(chatId, MessageCount)), await ReadAsync(chatId));
        if (preloaded != read || preloaded <= MessageCount + 1)
        {
            throw new InvalidOperationException($"The preloader found {preloaded} rows, and {read} were read.");
        }
    }
}
