using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>
/// Makes messages, the same ones in every run. Message ids are as platforms give them, numbers of 19 digits that grow with time; some chats
/// are many times busier than others.
/// </summary>
internal static class MessageSource
{
    private const int ChatCount = 400;
    private const int UserCount = 5_000;
    private const double Start = 1_735_689_600;
    private const double SecondsBetween = 0.9;

    private static readonly string[] Chats = [.. Enumerable.Range(1, ChatCount).Select(i => $"{Text(Mix((ulong)i))[..11]}@chatroom")];
    private static readonly string[] Users = [.. Enumerable.Range(1, UserCount).Select(i => $"wxid_{Mix((ulong)i):x16}")];

    public static string ChatAt(long index)
    {
        // squared, so that a quarter of the chats has half of the messages
        var share = (Mix((ulong)index ^ 0x5EED) >> 11) * (1.0 / (1UL << 53));
        return Chats[(int)(share * share * ChatCount)];
    }

    // milliseconds and 22 bits below them, as a snowflake has them; messages are so far apart that the low bits need not keep them apart
    public static string MessageIdAt(long index) =>
        Text(((ulong)(TimeAt(index) * 1_000) << 22) | (Mix((ulong)index) >> 42));

    public static ChatMessage At(long index) => new()
    {
        MessageId = MessageIdAt(index),
        ChatId = ChatAt(index),
        UserId = Users[Mix((ulong)index + 77) % UserCount],
        Time = TimeAt(index),
        Content = MessageTexts.At(Mix((ulong)index + 99)),
    };

    public static double TimeAt(long index) => Start + (index * SecondsBetween);

    private static string Text(ulong value) => value.ToString("D19", CultureInfo.InvariantCulture);

    // SplitMix64's finaliser: one to one, so no two places have the same id (Steele, Lea and Flood, 2014)
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
