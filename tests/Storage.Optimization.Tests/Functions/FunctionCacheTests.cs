using Microsoft.Extensions.Time.Testing;

namespace Storage.Optimization.Tests;

public sealed class FunctionCacheTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FunctionCache _cache;
    private int _runs;

    public FunctionCacheTests() => _cache = new FunctionCache(new FunctionCacheOptions { Jitter = 0, LoadTimeout = TimeSpan.FromSeconds(5) }, _time);

    [Fact]
    public async Task A_result_is_kept_for_its_time()
    {
        await Get("a");
        await Get("a");
        _runs.Should().Be(1);

        _time.Advance(TimeSpan.FromSeconds(61));
        (await Get("a")).Should().Be(2);
    }

    [Fact]
    public async Task A_result_is_kept_for_the_time_that_it_was_given()
    {
        await _cache.GetOrLoadAsync("a", _ => new ValueTask<int>(++_runs), TimeSpan.FromSeconds(300));
        _time.Advance(TimeSpan.FromSeconds(299));

        (await Get("a")).Should().Be(1);
    }

    [Fact]
    public async Task Five_hundred_callers_of_one_name_run_its_function_once()
    {
        var gate = new Gate();
        var callers = Enumerable.Range(0, 500).Select(_ => Task.Run(() => _cache.GetOrLoadAsync("a", token => HeldAsync(gate, token)).AsTask())).ToList();
        await gate.Reached;
        await Task.Run(async () =>
        {
            while (_cache.GetStatistics().Joins < 499)
            {
                await Task.Yield();
            }
        });
        gate.Open();

        (await Task.WhenAll(callers)).Should().AllBeEquivalentTo(1);
        _runs.Should().Be(1);
    }

    [Fact]
    public async Task A_failure_is_told_to_its_callers_and_not_kept()
    {
        await FluentActions.Awaiting(() => _cache.GetOrLoadAsync<int>("a", _ => throw new InvalidDataException("no")).AsTask()).Should().ThrowAsync<InvalidDataException>();

        (await Get("a")).Should().Be(1);
    }

    [Fact]
    public async Task A_caller_that_is_cancelled_cancels_no_other()
    {
        var gate = new Gate();
        using var cancelled = new CancellationTokenSource();
        var first = _cache.GetOrLoadAsync("a", token => HeldAsync(gate, token), cancellationToken: cancelled.Token).AsTask();
        await gate.Reached;
        var second = Get("a").AsTask();

        await cancelled.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        gate.Open();

        (await second).Should().Be(1);
    }

    [Fact]
    public async Task A_function_is_told_when_all_its_callers_have_gone()
    {
        var gate = new Gate();
        using var cancelled = new CancellationTokenSource();
        var told = new TaskCompletionSource();
        var first = _cache.GetOrLoadAsync(
            "a",
            async token =>
            {
                token.Register(told.SetResult);
                return await HeldAsync(gate, token);
            },
            cancellationToken: cancelled.Token).AsTask();
        await gate.Reached;

        await cancelled.CancelAsync();

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        (await Get("a")).Should().Be(2, "nothing of the first was kept");
    }

    [Fact]
    public async Task A_function_that_never_ends_blocks_nobody_after_its_time()
    {
        var hung = _cache.GetOrLoadAsync("a", async _ =>
        {
            await new TaskCompletionSource().Task;
            return 0;
        }).AsTask();

        _time.Advance(TimeSpan.FromSeconds(6));

        await FluentActions.Awaiting(() => hung).Should().ThrowAsync<TimeoutException>().WithMessage("*'a'*LoadTimeout*");
        (await Get("a")).Should().Be(1);
    }

    [Fact]
    public async Task What_is_removed_while_its_function_runs_stays_removed()
    {
        foreach (var remove in (Action[])[() => _cache.Remove("a:1"), () => _cache.RemoveByPrefix("a:"), () => _cache.RemoveByPattern("a:?"), () => _cache.RemoveByTag("t"), _cache.Clear])
        {
            var gate = new Gate();
            var running = _cache.GetOrLoadAsync("a:1", gate, static async (gate, token) =>
            {
                await gate.PassAsync(token);
                return -1;
            }, new FunctionResultOptions { Tags = ["t"] }).AsTask();
            await gate.Reached;

            remove();
            var next = await _cache.GetOrLoadAsync("a:1", _ => new ValueTask<int>(7));
            gate.Open();
            await running;

            next.Should().Be(7, "who comes after a removal does not wait for a function that ran before it");
            (await _cache.GetOrLoadAsync("a:1", _ => new ValueTask<int>(8))).Should().Be(7);
            _cache.Clear();
        }
    }

    [Fact]
    public async Task A_result_that_is_set_is_not_written_over_by_a_function_that_ran_before()
    {
        var gate = new Gate();
        var running = _cache.GetOrLoadAsync("a", token => HeldAsync(gate, token)).AsTask();
        await gate.Reached;

        _cache.Set("a", 42);
        gate.Open();
        await running;

        _cache.TryGet<int>("a", out var kept).Should().BeTrue();
        kept.Should().Be(42);
    }

    [Fact]
    public async Task Tags_prefixes_and_patterns_remove_theirs_and_no_others()
    {
        foreach (var key in (string[])["chat:1", "chat:2", "person:1"])
        {
            await _cache.GetOrLoadAsync(key, key, static (key, _) => new ValueTask<string>(key), new FunctionResultOptions { Tags = [key.EndsWith('1') ? "one" : "two"] });
        }

        _cache.RemoveByTag("two");
        Kept().Should().Equal("chat:1", "person:1");
        _cache.RemoveByPrefix("chat:").Should().BeGreaterThan(0);
        Kept().Should().Equal("person:1");
        _cache.RemoveByPattern("p*:?").Should().Be(1);
        Kept().Should().BeEmpty();

        IEnumerable<string> Kept() => ((string[])["chat:1", "chat:2", "person:1"]).Where(key => _cache.TryGet<string>(key, out _));
    }

    [Fact]
    public async Task Null_is_kept_only_where_it_is_asked_for()
    {
        await _cache.GetOrLoadAsync<string?>("a", _ => new ValueTask<string?>((string?)null));
        _cache.TryGet<string>("a", out _).Should().BeFalse();

        await _cache.GetOrLoadAsync("a", 0, static (_, _) => new ValueTask<string?>((string?)null), new FunctionResultOptions { KeepsNull = true });
        _cache.TryGet<string>("a", out var kept).Should().BeTrue();
        kept.Should().BeNull();
    }

    [Fact]
    public async Task An_expired_result_is_given_where_the_function_fails_and_that_was_asked_for()
    {
        var options = new FunctionResultOptions { StaleOnError = TimeSpan.FromMinutes(10) };
        await _cache.GetOrLoadAsync("a", 0, static (_, _) => new ValueTask<int>(5), options);
        _time.Advance(TimeSpan.FromMinutes(2));
        (await Failing()).Should().Be(5);

        _cache.Remove("a");
        await FluentActions.Awaiting(Failing).Should().ThrowAsync<InvalidDataException>("what was removed is not given again");

        Task<int> Failing() => _cache.GetOrLoadAsync<int, int>("a", 0, static (_, _) => throw new InvalidDataException("no"), options).AsTask();
    }

    [Fact]
    public void A_name_of_arguments_is_never_that_of_others()
    {
        CacheKey.Of("f", "a", 1, null).Should().Be("f:a:1:%");
        CacheKey.Of("f", "a:b").Should().NotBe(CacheKey.Of("f", "a", "b"));
        CacheKey.Of("f", "%3A").Should().NotBe(CacheKey.Of("f", ":"));
        CacheKey.Of("f", 1.5).Should().Be("f:1.5");
        CacheKey.Of("f", ("a", 1)).Should().Be("f:%(a:1%)");
        CacheKey.Of("f", ("a, b", "c")).Should().NotBe(CacheKey.Of("f", ("a", "b, c")));
    }

    public static TheoryData<object> Textless => new() { new[] { 1, 2 }, new List<string> { "a" }, new object(), (1, new[] { 2 }) };

    [Theory]
    [MemberData(nameof(Textless))]
    public void An_argument_whose_values_would_all_have_one_name_is_refused(object argument) =>
        FluentActions.Invoking(() => CacheKey.Of("f", argument)).Should().Throw<ArgumentException>().WithMessage("*no text of its own*");

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "abcd", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("*b*", "abc", true)]
    [InlineData("**", "x", true)]
    [InlineData("a", "A", false)]
    public void A_pattern_fits(string pattern, string text, bool fits) => Internal.Glob.Matches(pattern, text).Should().Be(fits);

    [Fact]
    public void A_hostile_pattern_takes_no_longer_than_the_product_of_the_lengths()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 5_000)) + "b";

        Internal.Glob.Matches(pattern, new string('a', 20_000)).Should().BeFalse();
    }

    [Fact]
    public void Tags_are_bounded_and_one_that_is_forgotten_takes_its_results_with_it()
    {
        var cache = new FunctionCache(new FunctionCacheOptions { TagCapacity = 10, Capacity = 1000 }, _time);
        for (var i = 0; i < 100; i++)
        {
            cache.Set($"{i}", i, new FunctionResultOptions { Tags = [$"t{i}"] });
        }

        Enumerable.Range(0, 100).Count(i => cache.TryGet<int>($"{i}", out _)).Should().BeLessThanOrEqualTo(10);
    }

    private ValueTask<int> Get(string key) => _cache.GetOrLoadAsync(key, _ => new ValueTask<int>(++_runs));

    private async ValueTask<int> HeldAsync(Gate gate, CancellationToken cancellationToken)
    {
        var run = Interlocked.Increment(ref _runs);
        await gate.PassAsync(cancellationToken);
        return run;
    }
}
