using System.Text;

namespace OfflineQueue.CrashHarness;

internal static class Receiver
{
    public static async Task RunAsync(IOfflineQueue queue)
    {
        while (true)
        {
            var leases = await queue.ClaimAsync(8);
            foreach (var lease in leases)
            {
                Delivered.Say(Encoding.UTF8.GetString(lease.Message.Payload.Span));
            }

            await queue.AckAsync(leases);
            if (leases.Count == 0)
            {
                await Task.Delay(5);
            }
        }
    }
}
