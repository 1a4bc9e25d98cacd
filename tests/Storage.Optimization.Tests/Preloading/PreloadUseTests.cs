using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class PreloadUseTests
{
    [Fact]
    public async Task Rows_that_are_asked_for_count_as_used_and_slow_nothing_down()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("s1", 40, 40);
        await fixture.Preloader.PreloadChatContextAsync("s1");
        for (var i = 0; i < 30; i++)
        {
            await fixture.Cache.FindAsync(ChatRequests.Person(PersonInfo.IdOf("wechat", $"s1-u{i}")));
        }

        fixture.Preloader.Measure();

        fixture.Preloader.GetStatistics().Should().BeEquivalentTo(new { Used = 30, Wasted = 0, Watched = 11, Slowdown = 1, UsedShare = 1.0 });
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(200, true)]
    [InlineData(200, false)]
    public async Task Rows_that_are_evicted_before_they_are_used_slow_the_built_in_loads_down_whatever_hot_keys_are_learned(int hotKeys, bool learnsOfNone)
    {
        await using var fixture = await PreloadFixture.CreateAsync(
            options =>
            {
                (options.HotKeysPerTable, options.HotEmojis, options.CommonImages, options.BusyChats) = (hotKeys, 0, 0, 1);
                options.StepRows = 1_000;
                _ = learnsOfNone ? options.ClearWarm() : options;
            },
            cache => cache.Level1Capacity = 10);
        await fixture.AddChatAsync("s1", 50, 40);

        var loads = hotKeys > 0 && !learnsOfNone ? 3 : 2;
        fixture.Preloader.Start();
        (await fixture.Time.NextPausesAsync(loads)).Should().AllBeEquivalentTo(TimeSpan.FromSeconds(300));
        fixture.Preloader.GetStatistics().Slowdown.Should().Be(1, "nothing was measured yet");

        fixture.Time.Advance(TimeSpan.FromSeconds(300));
        await fixture.Time.NextPausesAsync(loads);

        var statistics = fixture.Preloader.GetStatistics();
        statistics.Wasted.Should().BeGreaterThanOrEqualTo(30);
        statistics.Slowdown.Should().Be(2);
        fixture.Preloader.Start();
        (await fixture.Time.NextPausesAsync(loads))[^1].Should().Be(TimeSpan.FromSeconds(600));
    }

    [Fact]
    public async Task Rows_that_the_cache_may_not_keep_are_neither_used_nor_wasted()
    {
        await using var fixture = await PreloadFixture.CreateAsync(
            configureCache: cache => cache.Regions["person_info"] = new CacheRegionOptions { IsEnabled = false });
        await fixture.AddChatAsync("s1", 40, 40);

        await fixture.Preloader.PreloadChatContextAsync("s1");
        fixture.Preloader.Measure();

        fixture.Preloader.GetStatistics().Should().BeEquivalentTo(new { Used = 0, Wasted = 0, Watched = 1, Slowdown = 1 });
    }

    [Fact]
    public async Task The_slowdown_ends_when_enough_is_used_again()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("s1", 25, 25);
        async Task PreloadAsync(int used)
        {
            await fixture.Preloader.PreloadChatContextAsync("s1");
            for (var i = 0; i < used; i++)
            {
                await fixture.Cache.FindAsync(ChatRequests.Person(PersonInfo.IdOf("wechat", $"s1-u{i}")));
            }

            fixture.Time.Advance(TimeSpan.FromSeconds(600));
            fixture.Preloader.Measure();
        }

        await PreloadAsync(used: 5);
        fixture.Preloader.GetStatistics().Slowdown.Should().Be(2, "5 of 26 are under 20 %");
        await PreloadAsync(used: 0);
        fixture.Preloader.GetStatistics().Slowdown.Should().Be(4);
        await PreloadAsync(used: 6);
        fixture.Preloader.GetStatistics().Slowdown.Should().Be(2, "6 of 26 are over 20 %");
        await PreloadAsync(used: 25);
        fixture.Preloader.GetStatistics().Slowdown.Should().Be(1);
    }

    [Fact]
    public async Task No_more_rows_are_watched_than_the_capacity()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => options.WatchCapacity = 5);
        await fixture.AddChatAsync("s1", 40, 40);

        await fixture.Preloader.PreloadChatContextAsync("s1");

        fixture.Preloader.GetStatistics().Watched.Should().Be(5);
    }
}
