using System.Diagnostics;
using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Optimization.Tests;

/// <summary>A program that is killed at moments that have nothing to do with what it says.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_a_scheduled_write_said_to_be_stored_is_there_after_a_kill()
    {
        var (said, stored) = await KillRepeatedlyAsync("write", rounds: 8);

        said.Should().NotBeEmpty();
        foreach (var (id, number) in said)
        {
            stored[id].Last.Should().BeGreaterOrEqualTo(number);
            stored[id].Added.Should().Be(stored[id].Last, "merged additions are stored whole or not at all");
        }
    }

    [Fact]
    public async Task A_layer_that_acknowledged_when_it_accepts_would_be_caught()
    {
        var (said, stored) = await KillRepeatedlyAsync("early", rounds: 1);

        said.Should().Contain(one => stored[one.Key].Last < one.Value, "the check has to see what was promised and not kept");
    }

    private async Task<(Dictionary<long, long> Said, Dictionary<long, (long Added, long Last)> Stored)> KillRepeatedlyAsync(string mode, int rounds)
    {
        var directory = Directory.CreateTempSubdirectory("storage-batching-");
        var path = Path.Combine(directory.FullName, "test.db");
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var said = new Dictionary<long, long>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var line in await RunAndKillAsync(mode, path, random.Next(30, 250)))
            {
                var parts = line.Split(' ');
                said[long.Parse(parts[0])] = Math.Max(said.GetValueOrDefault(long.Parse(parts[0])), long.Parse(parts[1]));
            }
        }

        await using (var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path }))
        {
            var rows = await storage.QueryAsync<ValueRow>($"select id, added, last from sums");
            var stored = rows.ToDictionary(row => row[0].AsInt64(), row => (row[1].AsInt64(), row[2].AsInt64()));
            output.WriteLine(string.Join("; ", said.Select(one => $"row {one.Key}: said {one.Value}, stored {stored[one.Key].Item2}")));
            await storage.DisposeAsync();
            directory.Delete(recursive: true);
            return (said, stored);
        }
    }

    private static async Task<List<string>> RunAndKillAsync(string mode, string path, int milliseconds)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Storage.BatchingHarness.dll");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using var process = Process.Start(new ProcessStartInfo(dotnet, $"exec \"{program}\" {mode} \"{path}\"") { RedirectStandardOutput = true })!;
        (await process.StandardOutput.ReadLineAsync()).Should().Be("ready");
        var first = await process.StandardOutput.ReadLineAsync().WaitAsync(BatchingFixture.Patience);
        var reading = process.StandardOutput.ReadToEndAsync();
        await Task.Delay(milliseconds);
        process.Kill();
        var text = first + "\n" + await reading.WaitAsync(BatchingFixture.Patience);

        // a last line without its end was cut off by the kill, and was not said
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
