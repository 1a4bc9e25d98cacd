using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class Level1StoreTests
{
    private const int Capacity = 100;

    [Theory]
    [InlineData(CachePolicy.LeastFrequentlyUsed)]
    [InlineData(CachePolicy.LeastRecentlyUsed)]
    public void It_is_never_over_its_capacity_and_what_left_is_retired(CachePolicy policy)
    {
        var store = new Level1Store<int, string>(policy, Capacity, long.MaxValue);
        var cells = Enumerable.Range(0, 1000).Select(store.FindOrAdd).ToList();

        store.Count.Should().Be(Capacity);
        store.Keys.Should().HaveCount(Capacity);
        store.Evictions.Should().Be(900);
        cells.Count(cell => !cell.IsRetired).Should().Be(Capacity);
    }

    [Fact]
    public void What_is_used_survives_a_scan()
    {
        var store = new Level1Store<int, string>(CachePolicy.LeastFrequentlyUsed, Capacity, long.MaxValue);
        var hot = Enumerable.Range(0, 50).ToList();
        hot.ForEach(key => store.FindOrAdd(key));
        hot.ForEach(key => store.Find(key));

        foreach (var key in Enumerable.Range(1000, 5000))
        {
            store.FindOrAdd(key);
        }

        hot.Should().OnlyContain(key => store.Peek(key) != null);
    }

    [Fact]
    public void What_comes_back_soon_after_it_left_stays()
    {
        var store = new Level1Store<int, string>(CachePolicy.LeastFrequentlyUsed, Capacity, long.MaxValue);
        Fill(store, 0, Capacity + 1);
        store.Peek(0).Should().BeNull("it was the first, and nobody has asked for it");

        store.FindOrAdd(0);
        Fill(store, 1000, Capacity * 2);

        store.Peek(0).Should().NotBeNull();
        store.Peek(1000).Should().BeNull("what came once, and later, has left meanwhile");
    }

    [Fact]
    public void By_recency_what_was_used_last_stays()
    {
        var store = new Level1Store<int, string>(CachePolicy.LeastRecentlyUsed, Capacity, long.MaxValue);
        Fill(store, 0, Capacity);
        foreach (var key in Enumerable.Range(0, 40))
        {
            store.Find(key);
        }

        Fill(store, 1000, 60);

        Enumerable.Range(0, 40).Should().OnlyContain(key => store.Peek(key) != null);
        Enumerable.Range(40, 60).Should().OnlyContain(key => store.Peek(key) == null);
    }

    [Fact]
    public void It_keeps_to_its_bytes()
    {
        var store = new Level1Store<int, string>(CachePolicy.LeastFrequentlyUsed, Capacity, maxBytes: 1000);
        for (var key = 0; key < 50; key++)
        {
            store.Resize(store.FindOrAdd(key), 90);
        }

        store.Bytes.Should().Be(990);
        store.Count.Should().Be(11);
        store.Resize(store.FindOrAdd(99), 5000);
        store.Count.Should().Be(1, "one is kept, however large");
    }

    [Fact]
    public void Places_of_what_was_removed_are_given_up()
    {
        var queues = new EvictionQueues<int, string>(CachePolicy.LeastFrequentlyUsed, Capacity);
        for (var key = 0; key < 100_000; key++)
        {
            var cell = new CacheCell<string>();
            queues.Add(key, cell);
            cell.Retire();
            queues.OnRemoved();
        }

        queues.Count.Should().BeLessThan(200);
        queues.TryEvict(out _).Should().BeFalse("none is left");
    }

    [Fact]
    public void Many_threads_leave_it_whole()
    {
        var store = new Level1Store<int, string>(CachePolicy.LeastFrequentlyUsed, Capacity, maxBytes: 4000);
        Parallel.For(0, 8, thread =>
        {
            var random = new System.Random(thread);
            for (var i = 0; i < 20_000; i++)
            {
                var key = random.Next(300);
                switch (random.Next(8))
                {
                    case 0:
                        store.Remove(key);
                        break;
                    case 1 when i % 4096 == 1:
                        store.Clear();
                        break;
                    case < 5:
                        store.Find(key);
                        break;
                    default:
                        store.Resize(store.FindOrAdd(key), random.Next(100));
                        break;
                }
            }
        });

        var left = store.Keys.Select(key => store.Peek(key)!).ToList();
        left.Should().HaveCount(store.Count).And.OnlyContain(cell => !cell.IsRetired);
        store.Count.Should().BeLessThanOrEqualTo(Capacity);
        store.Bytes.Should().Be(left.Sum(cell => cell.Retire()));
    }

    private static void Fill(Level1Store<int, string> store, int from, int count)
    {
        for (var key = from; key < from + count; key++)
        {
            store.FindOrAdd(key);
        }
    }
}
