using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>What the command line of <c>replay</c> says.</summary>
internal sealed record ReplayOptions(string? Trace = null, int Capacity = ReplayOptions.DefaultCapacity, params IReadOnlyList<string> Policies)
{
    public const int DefaultCapacity = 1_000;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">They say something else; the message says what.</exception>
    public static ReplayOptions Parse(ReadOnlySpan<string> args)
    {
        var options = Parse(args, new ReplayOptions());
        return options.Trace is null
            ? throw new FormatException("A file with one key a line is missing.")
            : options.Policies.Count == 0 ? options with { Policies = TracePolicies.Names } : options;
    }

    private static ReplayOptions Parse(ReadOnlySpan<string> args, ReplayOptions options) => args switch
    {
        [] => options,
        ["--capacity", var text, .. var rest] => Parse(rest, options with { Capacity = ParseCapacity(text) }),
        ["--policy", var name, .. var rest] => Parse(rest, options with { Policies = [.. options.Policies, ParsePolicy(name)] }),
        [var file, .. var rest] when options.Trace is null && !file.StartsWith('-') => Parse(rest, options with { Trace = file }),
        [var other, ..] => throw new FormatException($"'{other}' has no meaning here, or its value is missing."),
    };

    private static int ParseCapacity(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) && capacity >= TracePolicies.SmallestCapacity
            ? capacity
            : throw new FormatException($"The capacity '{text}' is not a whole number from {TracePolicies.SmallestCapacity} on.");

    private static string ParsePolicy(string name) => TracePolicies.Names.Contains(name)
        ? name
        : throw new FormatException($"There is no policy '{name}'; there are {string.Join(", ", TracePolicies.Names)}.");
}
