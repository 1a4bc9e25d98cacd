using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Makes messages as the chat model has them, of 39 columns, a third of them null as in a host's database.</summary>
internal static class WideMessages
{
    public const string Platform = "wechat";

    public static Message At(long index) => From(MessageSource.At(index), index);

    public static Message From(ChatMessage source, long index) => new()
    {
        MessageId = source.MessageId,
        Time = source.Time,
        ChatId = source.ChatId,
        InterestValue = (index % 100) / 100.0,
        KeyWords = "[\"parcel\",\"invoice\"]",
        KeyWordsLite = "[\"parcel\"]",
        IsMentioned = index % 20 == 0,
        ChatInfoStreamId = source.ChatId,
        ChatInfoPlatform = Platform,
        ChatInfoUserPlatform = Platform,
        ChatInfoUserId = source.UserId,
        ChatInfoUserNickname = "小李",
        ChatInfoGroupPlatform = Platform,
        ChatInfoGroupId = source.ChatId,
        ChatInfoGroupName = "客服一组",
        ChatInfoCreateTime = source.Time - 86_400,
        ChatInfoLastActiveTime = source.Time,
        UserPlatform = Platform,
        UserId = source.UserId,
        UserNickname = "小李",
        ProcessedPlainText = source.Content,
        DisplayMessage = source.Content,
        MemorizedTimes = index % 3,
        PriorityMode = "interest",
        ShouldReply = index % 10 == 0,
    };
}
