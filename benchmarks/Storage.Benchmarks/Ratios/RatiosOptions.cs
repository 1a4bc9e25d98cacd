namespace Storage.Benchmarks;

/// <summary>What the command line of <c>ratios</c> says.</summary>
/// <param name="Cases">The cases to run; none for all.</param>
/// <param name="IsQuick">Whether it is to be done in two minutes.</param>
/// <param name="Json">Where the results are written as JSON.</param>
/// <param name="Chat">The chat that is replayed: lines of stream, time, user and text, with tabs between them, compressed.</param>
internal sealed record RatiosOptions(IReadOnlyList<string> Cases, bool IsQuick = false, string? Json = null, string? Chat = null)
{
    /// <summary>Gets the traces whose hit ratios are measured: one key a line, compressed or not.</summary>
    public IReadOnlyList<string> Traces { get; init; } = [];

    /// <summary>Reads the arguments; <see langword="null"/> where an option is not known.</summary>
    public static RatiosOptions? Parse(ReadOnlySpan<string> args) => Parse(args, new RatiosOptions([]));

    private static RatiosOptions? Parse(ReadOnlySpan<string> args, RatiosOptions options) => args switch
    {
        [] => options,
        ["--quick", .. var rest] => Parse(rest, options with { IsQuick = true }),
        ["--json", var path, .. var rest] => Parse(rest, options with { Json = path }),
        ["--chat", var path, .. var rest] => Parse(rest, options with { Chat = path }),
        ["--trace", var path, .. var rest] => Parse(rest, options with { Traces = [.. options.Traces, path] }),
        [var name, .. var rest] when !name.StartsWith('-') => Parse(rest, options with { Cases = [.. options.Cases, name] }),
        _ => null,
    };
}
