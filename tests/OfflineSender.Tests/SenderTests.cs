using System.Text.Json;
using Xunit.Abstractions;

namespace OfflineSender.Tests;

public sealed class SenderTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_is_enqueued_is_drained_once_although_the_endpoint_refuses_some()
    {
        using var sender = new Sender();

        var enqueued = await sender.RunAsync("enqueue", "--count", "100", "--producers", "3");
        var drained = await sender.RunAsync("drain", "--fail-rate", "0.3");

        enqueued.ExitCode.Should().Be(0, enqueued.Error);
        enqueued.Ids.Should().HaveCount(100).And.OnlyContain(id => id.Split('/').Length == 3);
        drained.ExitCode.Should().Be(0, drained.Error);
        drained.Ids.Should().BeEquivalentTo(enqueued.Ids);
        InOrder(drained.Ids).Should().BeTrue();
    }

    [Fact]
    public async Task Capacity_10_keeps_10_of_15_and_the_first_is_5()
    {
        using var sender = new Sender();

        await sender.RunAsync("enqueue", "--count", "15", "--producers", "1", "--capacity", "10");
        var status = await sender.RunAsync("status", "--json", "--capacity", "10");
        var drained = await sender.RunAsync("drain", "--capacity", "10");

        var report = JsonDocument.Parse(status.Output).RootElement;
        report.GetProperty("count").GetInt64().Should().Be(10);
        report.GetProperty("dropped").GetInt64().Should().Be(5);
        drained.Ids.Select(id => id.Split('/')[2]).Should().Equal("5", "6", "7", "8", "9", "10", "11", "12", "13", "14");
    }

    [Fact]
    public async Task Killed_at_any_moment_it_delivers_every_acknowledged_id_in_order_and_leaves_no_text_in_its_files()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var sender = new Sender();
        var (acknowledged, delivered) = (new List<string>(), new List<string>());
        for (var round = 0; round < 4; round++)
        {
            acknowledged.AddRange((await sender.KillAsync(TimeSpan.FromMilliseconds(random.Next(0, 500)), "enqueue", "--count", "1000000", "--producers", "8")).Ids);
            sender.FilesHold("this is message").Should().BeFalse();
            delivered.AddRange((await sender.KillAsync(TimeSpan.FromMilliseconds(random.Next(0, 500)), "drain", "--fail-rate", "0.1")).Ids);
        }

        var last = await sender.RunAsync("drain");
        delivered.AddRange(last.Ids);

        output.WriteLine($"{acknowledged.Count} acknowledged, {delivered.Count} delivered");
        last.ExitCode.Should().Be(0, last.Error);
        acknowledged.Should().NotBeEmpty();
        acknowledged.Except(delivered).Should().BeEmpty();
        InOrder(delivered).Should().BeTrue();
        sender.FilesHold("this is message").Should().BeFalse();
    }

    [Theory]
    [InlineData("enqueue")]
    [InlineData("enqueue", "--count", "0")]
    [InlineData("drain", "--fail-rate", "1")]
    [InlineData("send")]
    public async Task A_wrong_argument_is_told_on_standard_error(params string[] arguments)
    {
        using var sender = new Sender();

        var result = await sender.RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.Should().NotBeEmpty().And.NotContain("   at ");
    }

    // a repeated delivery is one that was made before; none overtakes
    private static bool InOrder(IEnumerable<string> ids) => ids
        .GroupBy(id => id[..id.LastIndexOf('/')])
        .All(conversation => conversation.Select(id => int.Parse(id[(id.LastIndexOf('/') + 1)..])).Aggregate(0, (next, number) => number <= next && next >= 0 ? Math.Max(next, number + 1) : -1) >= 0);
}
