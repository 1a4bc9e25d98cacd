namespace Storage.Optimization.Tests;

public sealed class CachedTests
{
    private readonly FunctionCache _cache = new();
    private int _runs;

    [Fact]
    public async Task A_function_with_a_memory_runs_once_for_each_argument()
    {
        Func<int, CancellationToken, ValueTask<int>> twice = (number, _) =>
        {
            _runs++;
            return new ValueTask<int>(2 * number);
        };
        var cached = twice.Cached(_cache, "twice");

        (await cached(1, default)).Should().Be(2);
        (await cached(1, default)).Should().Be(2);
        (await cached(2, default)).Should().Be(4);
        _runs.Should().Be(2);

        _cache.RemoveByPrefix("twice:").Should().Be(2);
        await cached(1, default);
        _runs.Should().Be(3);
    }

    [Fact]
    public async Task A_function_without_an_argument_is_kept_by_its_name()
    {
        Func<CancellationToken, ValueTask<int>> next = _ => new ValueTask<int>(++_runs);
        var cached = next.Cached(_cache, "next");

        (await cached(default)).Should().Be(1);
        (await cached(default)).Should().Be(1);

        _cache.Remove("next").Should().BeTrue();
        (await cached(default)).Should().Be(2);
    }

    [Fact]
    public async Task Wrappers_compose()
    {
        var failures = 1;
        Func<string, CancellationToken, ValueTask<string>> load = (name, _) =>
        {
            _runs++;
            return failures-- > 0 ? throw new IOException("not yet") : new ValueTask<string>(name.ToUpperInvariant());
        };
        var robust = load.Retried(new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) }).Measured("load").Cached(_cache, "load");

        (await robust("a", default)).Should().Be("A");
        (await robust("a", default)).Should().Be("A");
        _runs.Should().Be(2);
    }
}
