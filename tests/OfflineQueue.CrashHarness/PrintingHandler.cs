using System.Text;

namespace OfflineQueue.CrashHarness;

internal sealed class PrintingHandler : IOfflineQueueHandler
{
    public async ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        await Task.Delay(2, cancellationToken);
        Console.WriteLine("D " + Encoding.UTF8.GetString(message.Payload.Span));
    }
}
