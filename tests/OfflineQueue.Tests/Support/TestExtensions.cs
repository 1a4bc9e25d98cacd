using System.Text;
using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue.Tests;

internal static class TestExtensions
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static string Text(this QueuedMessage message) => Encoding.UTF8.GetString(message.Payload.Span);

    public static async Task<EnqueueResult> Add(this IOfflineQueue queue, string text, string? order = null) => await queue.EnqueueAsync(TestQueue.Message(text, order));

    public static async Task<string[]> Texts(this IOfflineQueue queue) => [.. (await queue.PeekAsync(int.MaxValue)).Select(Text)];

    public static async Task<string[]> DeadTexts(this IOfflineQueue queue) => [.. (await queue.GetDeadLettersAsync()).Select(dead => dead.Message?.Text() ?? "?")];

    public static async Task<QueueLease?> ClaimOne(this IOfflineQueue queue) => (await queue.ClaimAsync()).SingleOrDefault();

    /// <summary>Delivers everything that is ready, and gives it in the order of delivery.</summary>
    public static async Task<List<string>> Drain(this IOfflineQueue queue)
    {
        var texts = new List<string>();
        while (await queue.ClaimOne() is { } lease)
        {
            texts.Add(lease.Message.Text());
            (await queue.AckAsync(lease)).Should().BeTrue();
        }

        return texts;
    }

    /// <summary>Recounts what the counters say, and looks at the rows of each order key.</summary>
    public static async Task ShouldBeSound(this IStorage storage)
    {
        foreach (var row in await storage.QueryAsync(Query.From<QueueRow>()))
        {
            var items = await storage.QueryAsync(Query.From<QueueItem>().Where(QueueItem.Columns.Queue == row.Id).OrderBy(QueueItem.Columns.Seq));
            var dead = await storage.QueryAsync(Query.From<DeadItem>().Where(DeadItem.Columns.Queue == row.Id));
            (row.Count, row.Bytes, row.Dead).Should().Be((items.Count, items.Sum(item => (long)item.Size), dead.Count), "the counters are the sums over the rows");
            items.Select(item => item.Id).Should().OnlyHaveUniqueItems();
            foreach (var key in items.Where(item => item.OrderKey is not null).GroupBy(item => item.OrderKey))
            {
                key.First().State.Should().NotBe(ItemState.Waiting, "the first of a key is not kept waiting");
                key.Skip(1).Should().NotContain(item => item.State != ItemState.Waiting, "the others are");
            }
        }
    }

    public static async Task<T> ShouldThrow<T>(this Func<Task> act)
        where T : Exception => (await act.Should().ThrowAsync<T>()).Which;
}
