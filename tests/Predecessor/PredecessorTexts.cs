using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Storage.Predecessor;

/// <summary>Names and sentences such as chats hold.</summary>
internal static class PredecessorTexts
{
    public static IReadOnlyList<string> Phrases { get; } =
    [
        "今天天气怎么样？",
        "好的，收到 👍",
        "😀 你好 hello",
        "👨‍👩‍👧‍👦 全家福，一个表情七个码点",
        "𠮷野家で食べた 🍜",
        "Has anyone tried the new release?",
        "It's a \"quoted\" word; -- and no SQL ' at all",
        "100% of the _like_ pattern \\ escape",
        "one line\nanother\r\nand\ta third",
        "  spaces at both ends  ",
        "",
        "0",
        "null",
        "naïve café, A\u030Angström",
        "\uFEFFa mark at the start, \u202Ea turn in the middle",
        string.Concat(Enumerable.Repeat("很长的消息。", 200)),
    ];

    public static IReadOnlyList<string> Lists { get; } =
    [
        "[]",
        """["你好", "世界", "😀"]""",
        """["\u4f60\u597d", "\ud83d\ude00"]""",
        """[{"time_range": "09:00-10:00", "activity": "看书"}, {"time_range": "10:00-11:30", "activity": "nap"}]""",
        """[["likes tea", 3, "2025-11-07"], ["话很多", 1.5, null]]""",
    ];

    public static IReadOnlyList<string> Objects { get; } =
    [
        "{}",
        """{"text": "好的", "n": 3, "ok": true}""",
        """{"reason": "\u56de\u590d", "nested": {"score": 0.1, "none": null}}""",
    ];

    [SuppressMessage("Security", "CA5351:Do not use broken algorithms", Justification = "A name, as the predecessor makes it.")]
    public static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    public static string ChatId(long chat) => Hash($"qq_{GroupId(chat)}");

    public static string GroupId(long chat) => $"{700_000_000 + chat}";

    public static string UserId(long person) => $"{10_000_000 + person}";

    /// <summary>As the predecessor makes it: the MD5 of platform and user.</summary>
    public static string PersonId(long person) => Hash($"qq_{UserId(person)}");

    public static string Nickname(long person) => (person % 4) switch
    {
        0 => $"小猫{person}号 🐱",
        1 => $"ubuntu_fan_{person}",
        2 => $"Ólafur {person}",
        _ => $"张三{person}",
    };
}
