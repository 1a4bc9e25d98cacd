using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatCacheTimeTests
{
    [Theory]
    [InlineData(nameof(ChatOperations.GetChatStreamAsync), 300)]
    [InlineData(nameof(ChatOperations.GetOrCreateChatStreamAsync), 300)]
    [InlineData(nameof(ChatOperations.GetPersonInfoAsync), 600)]
    [InlineData(nameof(ChatOperations.GetOrCreatePersonAsync), 600)]
    [InlineData(nameof(ChatOperations.GetUserRelationshipAsync), 600)]
    [InlineData(nameof(ChatOperations.GetRecentMessagesAsync), 120)]
    [InlineData(nameof(ChatOperations.GetRecentActionsAsync), 120)]
    [InlineData(nameof(ChatOperations.GetEmojiAsync), 3600)]
    [InlineData(nameof(ChatOperations.GetHotEmojiAsync), 3600)]
    [InlineData(nameof(ChatOperations.GetImageAsync), 3600)]
    [InlineData(nameof(ChatOperations.SaveImageAsync), 3600)]
    [InlineData(nameof(ChatOperations.GetImageDescriptionAsync), 3600)]
    public async Task A_hot_read_says_how_long_it_may_be_kept(string operation, int seconds)
    {
        await using var engine = await TestStorage.OpenAsync();
        var recorder = new CacheTimeRecorder(engine);
        var chat = new ChatOperations(recorder);

        await ChatCalls.All[operation](chat, CancellationToken.None);
        await ChatCalls.All[operation](chat, CancellationToken.None);

        recorder.Times.Should().HaveCount(2, "each call reads once").And.OnlyContain(time => time == TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(nameof(ChatOperations.TouchChatStreamAsync))]
    [InlineData(nameof(ChatOperations.SaveMessageAsync))]
    [InlineData(nameof(ChatOperations.UpdateUserRelationshipAsync))]
    [InlineData(nameof(ChatOperations.CountEmojiUseAsync))]
    public async Task A_write_reads_nothing(string operation)
    {
        await using var engine = await TestStorage.OpenAsync();
        var recorder = new RecordingStorage(engine);

        await ChatCalls.All[operation](new ChatOperations(recorder), CancellationToken.None);

        recorder.Reads.Should().Be(0);
        recorder.Units.Should().ContainSingle();
    }

    [Fact]
    public void The_times_have_names()
    {
        ChatCacheTimes.ChatStream.TotalSeconds.Should().Be(300);
        ChatCacheTimes.Person.TotalSeconds.Should().Be(600);
        ChatCacheTimes.RecentMessages.TotalSeconds.Should().Be(120);
        ChatCacheTimes.Emoji.TotalSeconds.Should().Be(3600);
    }
}
