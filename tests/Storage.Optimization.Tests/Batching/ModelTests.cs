using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Optimization.Tests;

/// <summary>Random writes and reads from many callers, each with rows of its own, against what a caller knows that they must come
/// to.</summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private const int Callers = 8;
    private const int RowsPerCaller = 3;
    private const int Steps = 400;

    [Fact]
    public async Task Every_caller_reads_what_it_wrote_and_the_file_ends_with_it()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var fixture = await BatchingFixture.OpenAsync(options =>
        {
            options.BatchSize = options.MinBatchSize = 10;
            options.MaxBatchSize = 40;
            options.MaxPendingRows = 60;
            options.MaxWait = TimeSpan.FromMilliseconds(5);
        });
        await fixture.StoreAsync(Callers * RowsPerCaller);

        var callers = Enumerable.Range(0, Callers).Select(i => new ModelCaller(fixture, seed + i, (i * RowsPerCaller) + 1, RowsPerCaller)).ToList();
        await Task.WhenAll(callers.Select(caller => Task.Run(() => caller.RunAsync(Steps)))).WaitAsync(BatchingFixture.Patience * 3);
        await fixture.Batching.FlushAsync();

        var stored = await fixture.Engine.QueryAsync(Query.From<Tally>());
        stored.OrderBy(row => row.Id).Should().Equal(callers.SelectMany(caller => caller.Expected).OrderBy(row => row.Id));
        var statistics = fixture.Batching.GetStatistics();
        output.WriteLine(statistics.ToString());
        statistics.Merged.Should().BePositive();
        statistics.Should().BeEquivalentTo(new { Pending = 0, PendingRows = 0L, PendingBytes = 0L });
    }

    [Fact]
    public async Task A_reader_never_sees_a_row_go_back()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxWait = TimeSpan.FromMilliseconds(2));
        await fixture.StoreAsync(1);
        var isWritten = false;

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var (last, reads) = (new Tally(), 0);
            while (!Volatile.Read(ref isWritten))
            {
                var row = (await fixture.FindAsync(1))!;
                row.Count.Should().BeGreaterOrEqualTo(last.Count, "seed {0}", seed);
                row.Level.Should().BeGreaterOrEqualTo(last.Level, "seed {0}", seed);
                (last, reads) = (row, reads + 1);
            }

            return reads;
        })).ToList();
        var random = new Random(seed);
        for (var i = 1; i <= 3000; i++)
        {
            var patch = random.Next(4) == 0 ? Patch<Tally>.Empty.Add(Tally.Columns.Level, 1d).Set(Tally.Columns.Count, i) : Patch<Tally>.Empty.Set(Tally.Columns.Count, i);
            var unit = new WriteUnit(Write.Patch(patch, random.Next(2) == 0 ? Tally.Columns.Id == 1 : Tally.Columns.Name == "t1"));
            if (random.Next(10) == 0)
            {
                await fixture.Batching.WriteAsync(unit);
            }
            else
            {
                await fixture.Batching.ScheduleAsync(unit, (WritePriority)random.Next(-1, 2));
            }
        }

        await fixture.Batching.FlushAsync();
        Volatile.Write(ref isWritten, true);
        var reads = await Task.WhenAll(readers).WaitAsync(BatchingFixture.Patience);
        output.WriteLine($"{reads.Sum()} reads");
        (await fixture.FindAsync(1))!.Count.Should().Be(3000);
    }
}
