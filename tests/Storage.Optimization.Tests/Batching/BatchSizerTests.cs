using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class BatchSizerTests
{
    [Theory]
    [InlineData(100, 600, 80)]
    [InlineData(100, 500, 100)]
    [InlineData(100, 100, 100)]
    [InlineData(100, 99, 120)]
    [InlineData(11, 600, 10)]
    [InlineData(450, 1, 500)]
    public void A_size_follows_how_long_a_batch_took(int size, int milliseconds, int next)
    {
        var sizer = new BatchSizer(new BatchingOptions { BatchSize = size });

        sizer.OnBatch(TimeSpan.FromMilliseconds(milliseconds));

        sizer.Size.Should().Be(next);
    }

    [Fact]
    public void A_fixed_size_stays()
    {
        var sizer = new BatchSizer(new BatchingOptions { IsAdaptive = false });

        sizer.OnBatch(TimeSpan.FromSeconds(0.9));
        sizer.OnBatch(TimeSpan.Zero);

        sizer.Size.Should().Be(100);
    }

    [Fact]
    public void Batching_degrades_over_the_threshold_and_comes_back_after_three_writes_well_below_it()
    {
        var sizer = new BatchSizer(new BatchingOptions());

        sizer.OnBatch(TimeSpan.FromSeconds(1)).Should().BeFalse();
        sizer.OnBatch(TimeSpan.FromSeconds(1.01)).Should().BeTrue();
        sizer.OnDirect(TimeSpan.FromSeconds(0.1));
        sizer.OnDirect(TimeSpan.FromSeconds(0.1));
        sizer.OnDirect(TimeSpan.FromSeconds(0.6));
        sizer.IsDegraded.Should().BeTrue("under the threshold is not well under it");
        sizer.OnDirect(TimeSpan.FromSeconds(0.4)).Should().BeFalse();
        sizer.OnDirect(TimeSpan.FromSeconds(0.4)).Should().BeFalse();
        sizer.OnDirect(TimeSpan.FromSeconds(0.4)).Should().BeTrue();

        sizer.IsDegraded.Should().BeFalse();
        sizer.Degradations.Should().Be(1);
    }

    [Fact]
    public void Batching_does_not_degrade_where_that_is_off()
    {
        var sizer = new BatchSizer(new BatchingOptions { EnableDegradation = false });

        sizer.OnBatch(TimeSpan.FromSeconds(30)).Should().BeFalse();

        sizer.IsDegraded.Should().BeFalse();
    }

    [Fact]
    public async Task While_commits_are_slow_a_scheduled_write_is_accepted_when_it_is_committed()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var fixture = await BatchingFixture.OpenAsync(time: time);
        fixture.Inner.AfterCommit.Close();
        var slow = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await fixture.Inner.AfterCommit.ReachedAsync();
        time.Advance(TimeSpan.FromSeconds(1.1));
        fixture.Inner.AfterCommit.Open();
        await slow.Completion.WaitAsync(BatchingFixture.Patience);
        fixture.Batching.GetStatistics().IsDegraded.Should().BeTrue();

        for (var i = 2; i <= 4; i++)
        {
            (await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i })).Completion.IsCompleted.Should().BeTrue();
        }

        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { IsDegraded = false, Degradations = 1L, Direct = 3L });
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Should().HaveCount(4);
    }
}
