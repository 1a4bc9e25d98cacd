using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>What the command line of <c>writers</c> says.</summary>
/// <param name="Writers">How many write at the same time.</param>
/// <param name="Seconds">How long each side writes in a round.</param>
/// <param name="Rounds">How many rounds count, after one that does not.</param>
/// <param name="Json">Whether the result is printed as JSON.</param>
internal sealed record WritersOptions(int Writers = 64, double Seconds = 2, int Rounds = 5, bool Json = false)
{
    public const string Usage =
        "writers [--writers N (1 to 1000)] [--seconds S (0.1 to 600, for each side of a round)] [--rounds N (1 to 100)] [--json]";

    /// <summary>Reads the arguments; <see langword="null"/> where they are not as <see cref="Usage"/> has them.</summary>
    public static WritersOptions? Parse(ReadOnlySpan<string> args) => Parse(args, new WritersOptions());

    private static WritersOptions? Parse(ReadOnlySpan<string> args, WritersOptions options) => args switch
    {
        [] => options,
        ["--json", .. var rest] => Parse(rest, options with { Json = true }),
        ["--writers", var text, .. var rest] when Count(text, 1_000) is { } count => Parse(rest, options with { Writers = count }),
        ["--rounds", var text, .. var rest] when Count(text, 100) is { } count => Parse(rest, options with { Rounds = count }),
        ["--seconds", var text, .. var rest] when Time(text) is { } seconds => Parse(rest, options with { Seconds = seconds }),
        _ => null,
    };

    private static int? Count(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most ? count : null;

    private static double? Time(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time) && time is >= 0.1 and <= 600
            ? time
            : null;
}
