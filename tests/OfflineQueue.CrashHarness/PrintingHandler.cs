using System.Text;

namespace OfflineQueue.CrashHarness;

internal sealed class PrintingHandler : IOfflineQueueHandler
{
    public async ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        await Task.Delay(2, cancellationToken);
        Delivered.Say(Encoding.UTF8.GetString(message.Payload.Span));
    }
}
