using System.Text;

namespace OfflineQueue.CrashHarness;

internal static class Senders
{
    private const int Count = 4;

    public static Task RunAsync(IOfflineQueue queue, string run, bool isEarly) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(sender => Task.Run(() => SendForEverAsync(queue, $"{run}/{sender}", isEarly))));

    private static async Task SendForEverAsync(IOfflineQueue queue, string conversation, bool isEarly)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{conversation}/{i:000000}";
            if (isEarly)
            {
                Console.WriteLine(id);
            }

            await queue.EnqueueAsync(new QueueMessage(Encoding.UTF8.GetBytes(id)) { OrderKey = conversation });
            if (!isEarly)
            {
                Console.WriteLine(id);
            }
        }
    }
}
