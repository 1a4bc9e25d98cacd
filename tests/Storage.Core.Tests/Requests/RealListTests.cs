using Xunit.Abstractions;

namespace Storage.Core.Tests;

/// <summary>Real numbers travel in lists as decimal text; none may change on the way, on any machine.</summary>
public sealed class RealListTests(ITestOutputHelper output)
{
    private const int Count = 200_000;

    [Fact]
    public async Task Every_double_arrives_as_it_was_sent()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        double[] sent = [double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, .. Enumerable.Range(0, Count).Select(i => Draw(random, i))];
        var list = DbValue.FromList([.. sent.Select(value => DbValue.From(value))]);
        await using var storage = await SqliteStorage.OpenTemporaryAsync();

        var arrived = await storage.QueryAsync<ValueRow>($"WITH given (x) AS {list} SELECT x FROM given");

        arrived.Select(row => row[0].AsDouble()).Should().Equal(sent);
    }

    [Fact]
    public async Task What_is_not_a_number_is_refused()
    {
        var list = DbValue.FromList(DbValue.From(1.5), DbValue.From(double.NaN));
        await using var storage = await SqliteStorage.OpenTemporaryAsync();

        var failure = await storage.QueryAsync<ValueRow>($"WITH given (x) AS {list} SELECT x FROM given").AsTask().ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.InvalidValue);
    }

    // half of random bits, half times of this century
    private static double Draw(Random random, int i)
    {
        var bits = BitConverter.Int64BitsToDouble(random.NextInt64());
        return i % 2 == 0 && double.IsFinite(bits) ? bits : 1.7e9 + (random.NextDouble() * 1e8);
    }
}
