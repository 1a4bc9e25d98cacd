using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class FunctionExtensionsTests
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private int _runs;

    [Fact]
    public async Task A_function_that_fails_twice_is_tried_a_third_time()
    {
        var retried = Failing(2, () => new TimeoutException()).Retried(new RetryOptions { Delay = TimeSpan.Zero });

        (await retried("x", CancellationToken.None)).Should().Be("x!");
        _runs.Should().Be(3);
    }

    [Fact]
    public async Task The_last_failure_is_thrown_as_it_is()
    {
        var retried = Failing(9, () => new IOException($"attempt {_runs}")).Retried(new RetryOptions { Delay = TimeSpan.Zero });

        (await FluentActions.Awaiting(() => retried("x", CancellationToken.None).AsTask()).Should().ThrowAsync<IOException>()).WithMessage("attempt 3");
    }

    [Fact]
    public async Task The_waits_are_half_a_second_and_a_second()
    {
        var retried = Failing(2, () => new TimeoutException()).Retried(new RetryOptions { Jitter = 0 }, _time);

        var call = retried("x", CancellationToken.None).AsTask();
        await RunsAsync(1);
        _time.Advance(TimeSpan.FromMilliseconds(499));
        _runs.Should().Be(1);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await RunsAsync(2);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        _runs.Should().Be(2);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        (await call.WaitAsync(BatchingFixture.Patience)).Should().Be("x!");
    }

    [Theory]
    [InlineData(0, 0.0, 375)]
    [InlineData(0, 0.5, 500)]
    [InlineData(0, 1.0, 625)]
    [InlineData(2, 0.5, 2000)]
    [InlineData(20, 0.5, 30000)]
    public void A_wait_grows_with_a_chance_up_to_its_longest(int failed, double chance, int milliseconds) =>
        RetryPipeline.DelayOf(new RetryOptions(), failed, chance).TotalMilliseconds.Should().BeApproximately(milliseconds, 0.01);

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new StorageException(StorageErrorCode.Busy, "Busy."), true },
        { new StorageException(StorageErrorCode.Io, "Unknown.") { Outcome = WriteOutcome.Unknown }, false },
        { new ConstraintException(ConstraintKind.Unique, "Twice."), false },
        { new HttpRequestException(), true },
        { new InvalidOperationException(), false },
        { new OperationCanceledException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task By_default_only_what_may_pass_and_is_not_done_already_is_tried_again(Exception failure, bool isTriedAgain)
    {
        var retried = Failing(1, () => failure).Retried(new RetryOptions { Delay = TimeSpan.Zero });

        var call = () => retried("x", CancellationToken.None).AsTask();

        if (isTriedAgain)
        {
            await call.Should().NotThrowAsync();
        }
        else
        {
            await call.Should().ThrowAsync<Exception>();
        }

        _runs.Should().Be(isTriedAgain ? 2 : 1);
    }

    [Fact]
    public async Task The_failures_can_be_chosen()
    {
        var options = new RetryOptions { Delay = TimeSpan.Zero }.Handle<FormatException>().Handle<ArgumentException>();

        await Failing(1, () => new FormatException()).Retried(options)("x", CancellationToken.None);
        await Failing(1, () => new ArgumentNullException()).Retried(options)("x", CancellationToken.None);
        var timeout = () => Failing(1, () => new TimeoutException()).Retried(options)("x", CancellationToken.None).AsTask();

        await timeout.Should().ThrowAsync<TimeoutException>("the chosen ones stand instead of the default");
    }

    [Fact]
    public async Task A_write_whose_outcome_is_unknown_is_not_tried_again_by_its_type()
    {
        var options = new RetryOptions { Delay = TimeSpan.Zero }.Handle<StorageException>();
        var unknown = new StorageException(StorageErrorCode.Io, "Unknown.") { Outcome = WriteOutcome.Unknown };
        var call = () => Failing(1, () => unknown).Retried(options)("x", CancellationToken.None).AsTask();

        await call.Should().ThrowAsync<StorageException>("it may be stored");
        await Failing(1, () => new ConstraintException(ConstraintKind.Unique, "Twice.")).Retried(options)("x", CancellationToken.None);
    }

    [Fact]
    public void Options_out_of_their_range_are_refused() =>
        FluentActions.Invoking(() => Failing(0, () => new TimeoutException()).Retried(new RetryOptions { MaxAttempts = 0 }))
            .Should().Throw<ArgumentException>().WithMessage("*MaxAttempts*");

    [Fact]
    public async Task A_slow_function_is_warned_of_and_a_fast_one_is_not()
    {
        var log = new RecordingLogger<FunctionExtensionsTests>();
        Func<int, CancellationToken, ValueTask<int>> wait = (seconds, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            return new(seconds);
        };
        var measured = wait.Measured("wait", log, time: _time);

        await measured(1, CancellationToken.None);
        await measured(2, CancellationToken.None);

        log.Messages.Should().Equal("The function wait took 00:00:02, over 00:00:01.");
    }

    [Fact]
    public async Task What_functions_take_and_how_they_fail_is_recorded()
    {
        var seen = new List<(double Seconds, object? Error)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == FunctionInstruments.Duration)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (Equals(all["code.function.name"], "recorded"))
            {
                seen.Add((value, all.GetValueOrDefault("error.type")));
            }
        });
        listener.Start();
        Func<CancellationToken, ValueTask<string>> fails = _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(0.25));
            throw new StorageException(StorageErrorCode.Busy, "Busy.");
        };

        await FluentActions.Awaiting(() => fails.Measured("recorded", time: _time)(CancellationToken.None).AsTask()).Should().ThrowAsync<StorageException>();

        seen.Should().Equal((0.25, "Busy"));
    }

    [Fact]
    public async Task What_a_function_makes_is_written_by_the_scheduler()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        Func<long, CancellationToken, ValueTask<Remark?>> make = (id, _) => new(id == 0 ? null : new Remark { Id = id, Text = "made" });
        var written = make.BatchWritten(fixture.Batching, WritePriority.High);
        var upserted = make.BatchWritten(fixture.Batching, row => row is null ? null : new WriteUnit(Write.Upsert(row with { Text = "again" })));

        (await written(1, CancellationToken.None))!.Text.Should().Be("made");
        (await written(0, CancellationToken.None)).Should().BeNull();
        await upserted(1, CancellationToken.None);
        await upserted(2, CancellationToken.None);
        await fixture.Batching.FlushAsync();

        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Select(row => (row.Id, row.Text)).Should().Equal((1, "again"), (2, "again"));
    }

    [Fact]
    public async Task Wrappers_stand_around_one_another()
    {
        var log = new RecordingLogger<FunctionExtensionsTests>();
        var wrapped = Failing(1, () => new TimeoutException()).Retried(new RetryOptions { Delay = TimeSpan.Zero }).Measured("both", log);

        (await wrapped("x", CancellationToken.None)).Should().Be("x!");
        _runs.Should().Be(2);
    }

    private Func<string, CancellationToken, ValueTask<string>> Failing(int times, Func<Exception> failure)
    {
        _runs = 0;
        return (text, _) => ++_runs <= times ? throw failure() : new($"{text}!");
    }

    private async Task RunsAsync(int count)
    {
        var patience = DateTime.UtcNow + BatchingFixture.Patience;
        while (_runs < count && DateTime.UtcNow < patience)
        {
            await Task.Delay(1);
        }

        // the wait begins when the attempt has ended
        await Task.Delay(20);
        _runs.Should().Be(count);
    }
}
