using System.Security.Cryptography;
using System.Text;
using Storage.Core;

namespace CustomerService;

/// <summary>How the desk's words become rows of the chat model.</summary>
internal static class Records
{
    private const string Platform = "wechat";

    /// <summary>Makes the stream's row out of its first message.</summary>
    public static ChatStream Stream(DialogueMessage first) => new()
    {
        StreamId = first.StreamId,
        CreateTime = UnixTime.FromDateTimeOffset(first.Time),
        LastActiveTime = UnixTime.FromDateTimeOffset(first.Time),
        Platform = Platform,
        UserPlatform = Platform,
        UserId = first.UserId,
        UserNickname = first.UserId,
    };

    public static PersonInfo Person(DialogueMessage message) => new()
    {
        PersonId = PersonId(message.UserId),
        Platform = Platform,
        UserId = message.UserId,
        Nickname = message.UserId,
        KnowSince = UnixTime.FromDateTimeOffset(message.Time),
    };

    public static Message Message(DialogueMessage message, ChatStream stream) => new()
    {
        MessageId = message.Id,
        Time = UnixTime.FromDateTimeOffset(message.Time),
        ChatId = message.StreamId,
        ChatInfoStreamId = stream.StreamId,
        ChatInfoPlatform = stream.Platform,
        ChatInfoUserPlatform = stream.UserPlatform,
        ChatInfoUserId = stream.UserId,
        ChatInfoUserNickname = stream.UserNickname,
        ChatInfoCreateTime = stream.CreateTime,
        ChatInfoLastActiveTime = stream.LastActiveTime,
        UserPlatform = Platform,
        UserId = message.UserId,
        UserNickname = message.UserId,
        ProcessedPlainText = message.Text,
    };

    // the chat model's way to name a person, not a secret
#pragma warning disable CA5351
    public static string PersonId(string userId) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{Platform}_{userId}")));
#pragma warning restore CA5351
}
