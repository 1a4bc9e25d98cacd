namespace Storage.Api.Tests;

/// <summary>Names that nothing has.</summary>
internal sealed class HostileNames(Random random)
{
    private static readonly string[] Injections =
    [
        "; DROP TABLE messages; --", "\"; DROP TABLE messages; --", "'; DELETE FROM specimens; --", " OR 1=1", "\" OR \"\"=\"", "/**/",
        "--", "') UNION SELECT sql FROM sqlite_schema --",
        "\0", "\n", " ", "\t", "\u200B", "\uFEFF", "\uD83D", "`", "]", "\\", "%00", " COLLATE NOCASE", " DESC", ", (SELECT 1)",
    ];

    private static readonly string[] Alone =
    [
        "", " ", "-", "--", "*", "rowid", "oid", "_rowid_", "sqlite_schema", "__proto__", "constructor", "$where", "null", "NULL", "1",
        "?1", "@p0", ":id", "\uD83D", "\uDE00", "\0", "\r\n",
        "ｉｄ", "ｔｅｘｔ", "tеxt", "tехt", "ıd", "İd", "ﬁeld", "abs(id)", "(select 1)", "[text]", "\"text\"", "`text`",
        "main.specimens.text", "text\0", "😀", "雪",
    ];

    private static readonly string[] QueryTypes =
    [
        "GET", "Get", "get ", " get", "select", "drop", "upsert", "get; delete", "delete\0", "", " ", "ɡet", "create table x(y)",
        "\uD83D",
    ];

    private static readonly string[] Operators =
    [
        "$gt ", "gt", "$GT", "$like", "$or", "$and", "$not", "$where", "$regex", "$eq", "", "$", ">", "= 1 OR 1=1 --", "$in\0", "＄gt",
        "$$gt", "__proto__", "$ne\n", "\uDE00",
    ];

    /// <summary>Makes a name that is none of those that exist, and is often like one.</summary>
    public string Name(IReadOnlyList<string> known)
    {
        while (true)
        {
            var near = known[random.Next(known.Count)];
            var name = random.Next(7) switch
            {
                0 => near + Pick(Injections),
                1 => Pick(Injections) + near,
                2 => near.ToUpperInvariant(),
                3 => near[..^1],
                4 => new string((char)random.Next(1, 0xFFFF), random.Next(1, 20_000)),
                5 => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(0x10000))),
                _ => Pick(Alone),
            };
            if (!known.Contains(name, StringComparer.Ordinal) && !known.Contains(name.TrimStart('-'), StringComparer.Ordinal))
            {
                return name;
            }
        }
    }

    public string QueryType() => Pick(QueryTypes);

    public string Operator() => Pick(Operators);

    private string Pick(string[] items) => items[random.Next(items.Length)];
}
