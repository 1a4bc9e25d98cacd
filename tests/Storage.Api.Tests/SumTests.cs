using Storage.Core;

namespace Storage.Api.Tests;

public sealed class SumTests
{
    [Fact]
    public async Task Decimals_add_up_exactly()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync(Enumerable.Range(0, 1000).Select(_ => new Reading { Price = 0.10m }));

        (await engine.Query<Reading>().SumAsync(Reading.Columns.Price)).Should().Be(100.00m);
    }

    [Fact]
    public async Task Small_integers_add_up_beyond_their_own_range()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync([new Reading { Level = int.MaxValue }, new Reading { Level = int.MaxValue }]);

        (await engine.Query<Reading>().SumAsync(Reading.Columns.Level)).Should().Be(2L * int.MaxValue);
    }

    [Fact]
    public async Task A_sum_that_overflows_fails_and_does_not_wrap_round()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync([new Reading { Steps = long.MaxValue }, new Reading { Steps = 1 }]);

        var act = async () => await engine.Query<Reading>().SumAsync(Reading.Columns.Steps);

        var failure = (await act.Should().ThrowAsync<StorageException>()).Which;
        failure.Message.Should().Contain("overflow");
        failure.Code.Should().NotBe(StorageErrorCode.InvalidSql, "the SQL is right, the values are too large");
    }
}
