namespace Storage.ConformanceTests;

/// <summary>Rows and values with many ties and nulls, from a seed.</summary>
public sealed class RandomSamples(int seed)
{
    private static readonly string[] Texts = ["", "a", "A", "b", "ab", "雪", "😀", "a%b", "_", "\\", "it's"];
    private static readonly double[] Reals = [0, -0.5, 1.0 / 3, 2, 1e300, double.NegativeInfinity];
    private static readonly Guid[] Guids = [.. Enumerable.Range(1, 5).Select(i => new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)(255 - i)))];

    public Random Random { get; } = new(seed);

    public int Number() => Random.Next(-3, 4);

    public string Text() => Pick(Texts);

    public double Real() => Pick(Reals);

    public bool Flag() => Random.Next(2) == 0;

    public Guid Ref() => Pick(Guids);

    public DateTimeOffset At() => DateTimeOffset.UnixEpoch.AddHours(Random.Next(-2, 3));

    public T? OrNull<T>(Func<T> value)
        where T : struct => Random.Next(3) == 0 ? null : value();

    public string? TextOrNull() => Random.Next(3) == 0 ? null : Text();

    public Sample Row(long id) => new()
    {
        Id = id,
        Number = Number(),
        MaybeNumber = OrNull(Number),
        Text = Text(),
        MaybeText = TextOrNull(),
        Real = Real(),
        MaybeReal = OrNull(Real),
        Flag = Flag(),
        MaybeFlag = OrNull(Flag),
        Ref = OrNull(Ref),
        At = OrNull(At),
    };

    public T Pick<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];
}
