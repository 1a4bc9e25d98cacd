using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Alerts.Tests;

public sealed class HubTests
{
    private readonly FakeTimeProvider _time = new(Samples.Now);

    [Fact]
    public async Task Every_channel_gets_every_alert()
    {
        var (one, two) = (new RecordingChannel(), new RecordingChannel());
        await using var hub = new AlertHub([one, two], Samples.Quick(), _time);

        hub.Publish(Samples.Alert());

        (await one.NextAsync()).Title.Should().Be("80 % are spent");
        (await two.NextAsync()).Text.Should().Contain("80 of 100 CNY are spent.").And.Contain("budget: daily").And.Contain("2026-11-28 12:00:00 UTC");
    }

    [Fact]
    public async Task A_channel_that_fails_is_tried_again_and_holds_up_no_other()
    {
        var (failing, fine) = (new RecordingChannel { On = (attempt, _) => attempt < 3 ? throw new InvalidOperationException("No.") : Task.CompletedTask }, new RecordingChannel());
        await using var hub = new AlertHub([failing, fine], Samples.Quick(), _time);

        hub.Publish(Samples.Alert());

        await fine.NextAsync();
        await failing.NextAsync();
        failing.Attempts.Should().Be(3);
    }

    [Fact]
    public async Task A_channel_that_never_takes_a_message_gives_it_up_and_goes_on_with_the_next()
    {
        var isBroken = true;
        var channel = new RecordingChannel { On = (_, _) => isBroken ? throw new InvalidOperationException("No.") : Task.CompletedTask };
        await using var hub = new AlertHub([channel], Samples.Quick(), _time);

        hub.Publish(Samples.Alert("first"));
        await UntilAsync(() => channel.Attempts == 3);
        isBroken = false;
        hub.Publish(Samples.Alert("second"));

        (await channel.NextAsync()).Title.Should().Be("second");
    }

    [Fact]
    public async Task A_channel_that_hangs_and_ignores_its_token_is_left_behind()
    {
        var never = new TaskCompletionSource();
        var channel = new RecordingChannel { On = (attempt, _) => attempt == 1 ? never.Task : Task.CompletedTask };
        await using var hub = new AlertHub([channel], Samples.Quick(), _time);

        hub.Publish(Samples.Alert());
        await UntilAsync(() => channel.Attempts == 1);
        _time.Advance(TimeSpan.FromSeconds(10));

        (await channel.NextAsync()).Title.Should().Be("80 % are spent");
        channel.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task What_comes_while_a_channel_rests_is_one_message_with_the_most_urgent_first()
    {
        var channel = new RecordingChannel();
        var options = Samples.Quick();
        options.MinInterval = TimeSpan.FromSeconds(10);
        await using var hub = new AlertHub([channel], options, _time);
        hub.Publish(Samples.Alert("first"));
        await channel.NextAsync();

        hub.Publish(Samples.Alert("second"));
        hub.Publish(Samples.Alert("third", AlertSeverity.Critical));
        channel.Waiting.Should().Be(0);
        var message = channel.NextAsync().AsTask();
        while (!message.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var merged = await message;
        merged.Title.Should().Be("2 alerts: third");
        merged.Severity.Should().Be(AlertSeverity.Critical);
        merged.Alerts.Select(alert => alert.Title).Should().Equal("third", "second");
    }

    [Fact]
    public async Task A_repetition_is_counted_and_not_sent()
    {
        var channel = new RecordingChannel();
        var options = Samples.Quick();
        options.RepeatAfter = TimeSpan.FromMinutes(5);
        await using var hub = new AlertHub([channel], options, _time);
        hub.Publish(Samples.Alert("first", key: "k"));
        await channel.NextAsync();

        hub.Publish(Samples.Alert("again", key: "k"));
        hub.Publish(Samples.Alert("other", key: "l"));
        var other = await channel.NextAsync();

        (other.Title, other.Repeats).Should().Be(("other", 1));
        _time.Advance(TimeSpan.FromMinutes(5));
        hub.Publish(Samples.Alert("later", key: "k"));
        (await channel.NextAsync()).Title.Should().Be("later");
    }

    [Fact]
    public async Task A_full_queue_leaves_alerts_out_and_never_holds_up_who_publishes()
    {
        var gate = new TaskCompletionSource();
        var channel = new RecordingChannel { On = (_, _) => gate.Task };
        var options = Samples.Quick();
        options.QueueLimit = 2;
        await using var hub = new AlertHub([channel], options, _time);
        hub.Publish(Samples.Alert("0"));
        await UntilAsync(() => channel.Attempts == 1);

        for (var i = 1; i <= 5; i++)
        {
            hub.Publish(Samples.Alert($"{i}"));
        }

        gate.SetResult();
        (await channel.NextAsync()).Title.Should().Be("0");
        (await channel.NextAsync()).Alerts.Select(alert => alert.Title).Should().Equal("1", "2");
    }

    [Fact]
    public async Task A_stop_sends_what_waits_and_takes_no_more()
    {
        var channel = new RecordingChannel();
        var options = Samples.Quick();
        options.MinInterval = TimeSpan.FromHours(1);
        var hub = new AlertHub([channel], options, _time);
        hub.Publish(Samples.Alert("first"));
        await channel.NextAsync();
        hub.Publish(Samples.Alert("second"));

        await hub.DisposeAsync();
        hub.Publish(Samples.Alert("third"));

        (await channel.NextAsync()).Title.Should().Be("second");
        channel.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_channel_that_hangs()
    {
        var channel = new RecordingChannel { On = (_, token) => Task.Delay(Timeout.Infinite, token) };
        var options = Samples.Quick();
        options.StopTimeout = TimeSpan.FromMilliseconds(50);
        var hub = new AlertHub([channel], options, _time);
        hub.Publish(Samples.Alert());
        await UntilAsync(() => channel.Attempts == 1);

        await hub.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        channel.Waiting.Should().Be(0);
    }

    private static async Task UntilAsync(Func<bool> isDone)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isDone())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
