using System.Text;

namespace Storage.Benchmarks;

/// <summary>Texts as chat has them: half of them up to 30 characters, a few of several hundred, in English and Chinese.</summary>
internal static class MessageTexts
{
    private const int Count = 4_096;
    private const int MaxLength = 1_000;
    private const int Seed = 20_260_101;

    private static readonly string[] English =
    [
        "the order arrived this morning", "can you send me the invoice again", "thanks", "I will ask the team", "not before Friday", "ok",
        "the parcel says delivered but nothing is here", "which size did you take", "see you at the station at six", "let me check",
    ];

    private static readonly string[] Chinese =
    [
        "好的", "我看一下订单", "明天上午可以送到吗", "收到了，谢谢", "价格还能便宜一点吗", "周五之前发货", "地址没有变", "晚上一起吃饭吧",
        "快递显示已签收，但是我没有收到", "请把发票再发一次", "没问题",
    ];

    private static readonly string[] All = MakeAll();

    public static string At(ulong index) => All[index % Count];

    private static string[] MakeAll()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Count).Select(_ => Make(random))];
    }

    private static string Make(Random random)
    {
        var (phrases, joint) = random.Next(2) == 0 ? (English, ", ") : (Chinese, "，");
        var length = Math.Clamp((int)Math.Exp(3.4 + (0.9 * Normal(random))), 2, MaxLength);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(text.Length == 0 ? string.Empty : joint).Append(phrases[random.Next(phrases.Length)]);
        }

        return text.ToString(0, length);
    }

    // Box and Muller's method
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
