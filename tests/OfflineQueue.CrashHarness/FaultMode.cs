using System.Text;
using Storage.Core;

namespace OfflineQueue.CrashHarness;

internal static class FaultMode
{
    public static async Task RunAsync(IOfflineQueue queue, string run, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = $"{run}/{i:000000}";
            try
            {
                var result = await queue.EnqueueAsync(new QueueMessage(Encoding.UTF8.GetBytes(id)) { OrderKey = run });
                Console.WriteLine($"{result.Outcome} {id}");
            }
            catch (StorageException exception)
            {
                Console.WriteLine($"{exception.Outcome} {id} {exception.Code}");
            }
        }

        Console.WriteLine("end");
    }
}
