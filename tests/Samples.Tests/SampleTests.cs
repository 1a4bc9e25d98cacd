namespace Samples.Tests;

/// <summary>The samples that have no tests of their own do what they say.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Decorators_cache_retry_warn_and_write()
    {
        var lines = await RunAsync("Decorators");

        lines.Should().ContainInOrder(
            "你好 -> hello",
            "你好 -> hello",
            "谢谢 -> thank you",
            "asked 3 times, 1 of them in vain; the cache answered 33 %",
            "thoughts on disk: the customer waits; the parcel is late; an apology is due");
    }

    [Fact]
    public async Task The_chat_ends_when_its_budget_has_no_room()
    {
        var lines = await RunAsync("CostChat");

        lines.Should().Contain("Refused after 20 calls, 20 of which reached the endpoint.");
        lines.Should().ContainMatch("*: 20 calls, 0.017444 CNY, *");
    }

    private static async Task<string[]> RunAsync(string name)
    {
        using var sample = new SampleProcess(name);
        var lines = await sample.ToEndAsync();
        sample.ExitCode.Should().Be(0);
        return lines;
    }
}
