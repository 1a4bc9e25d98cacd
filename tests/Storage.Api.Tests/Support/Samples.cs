using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Rows to write.</summary>
internal static class Samples
{
    public static Message Message(int number, string chat = "chat") => new()
    {
        MessageId = $"{chat}-{number}",
        Time = 1_700_000_000 + number,
        ChatId = chat,
        ChatInfoStreamId = chat,
        ChatInfoPlatform = "wechat",
        ChatInfoUserPlatform = "wechat",
        ChatInfoUserId = "u1",
        ChatInfoUserNickname = "小明",
        ProcessedPlainText = $"第{number}句",
    };

    public static Message[] Messages(int count, string chat = "chat") => [.. Enumerable.Range(0, count).Select(number => Message(number, chat))];

    public static PersonInfo Person(string id, string? nickname = null) => new() { PersonId = id, Platform = "wechat", UserId = id, Nickname = nickname };

    public static ChatStream Stream(string id) => new() { StreamId = id, Platform = "wechat", UserPlatform = "wechat", UserId = "u1", UserNickname = "小明" };

    /// <summary>Makes readings full of ties and nulls.</summary>
    public static Reading[] Readings(Random random, int count) => [.. Enumerable.Range(1, count).Select(id => new Reading
    {
        Id = id,
        Room = random.Next(4) == 0 ? null : ((string[])["", "a", "B", "中文", "z&=/+%", "line\u001Fbreak"])[random.Next(6)],
        Level = random.Next(4) - 2,
        MaybeLevel = random.Next(3) == 0 ? null : random.Next(3),
        Steps = random.NextInt64(),
        MaybeSteps = random.Next(3) == 0 ? null : random.Next(2),
        Heat = random.Next(3) / 3.0,
        MaybeHeat = random.Next(3) == 0 ? null : -random.Next(3) / 7.0,
        Price = random.Next(5) / 100m,
        MaybePrice = random.Next(2) == 0 ? null : random.Next(5) / 10_000m,
        IsGood = random.Next(2) == 0,
        Mood = (Mood)random.Next(3),
        TakenAt = DateTimeOffset.UnixEpoch.AddDays(random.Next(5) - 2),
        Sensor = random.Next(2) == 0 ? null : new Guid(random.Next(3), 0, 0, new byte[8]),
    })];
}
