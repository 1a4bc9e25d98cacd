using Xunit.Abstractions;

namespace Storage.Core.Tests;

/// <summary>A writer that is killed at moments that have nothing to do with what it says.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 20;

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_a_kill()
    {
        var acknowledged = await KillRepeatedly("write", Rounds);

        acknowledged.Said.Should().HaveCountGreaterThan(Rounds);
        acknowledged.Missing.Should().BeEmpty();
    }

    [Fact]
    public async Task An_engine_that_acknowledged_before_the_commit_would_be_caught()
    {
        var acknowledged = await KillRepeatedly("early", rounds: 2, onceItHasSaidSomething: true);

        acknowledged.Said.Should().NotBeEmpty();
        acknowledged.Missing.Should().NotBeEmpty("the check has to see what was promised and not kept");
    }

    private async Task<(List<string> Said, List<string> Missing)> KillRepeatedly(string mode, int rounds, bool onceItHasSaidSomething = false)
    {
        await using var database = new TestDatabase();
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var said = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            using var harness = new HarnessProcess($"{mode} \"{database.FilePath}\" r{round}");
            await (onceItHasSaidSomething ? harness.Said : harness.Ready);
            await Task.Delay(random.Next(20, 250));
            said.AddRange(await harness.KillAsync());
        }

        var stored = await StoredEntries.OfAsync(database.FilePath);
        output.WriteLine($"{said.Count} acknowledged, {stored.Count} stored");
        return (said, [.. said.Where(id => !stored.Contains(id))]);
    }
}
