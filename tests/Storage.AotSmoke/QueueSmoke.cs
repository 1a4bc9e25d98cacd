using OfflineQueue;
using Storage.Core;

namespace Storage.AotSmoke;

/// <summary>A queue's life, sealed, on tables that every storage has.</summary>
public static class QueueSmoke
{
    public static async Task RunAsync(IStorage storage)
    {
        using var queue = new DurableQueue(storage, "smoke", new OfflineQueueOptions { Capacity = 2, Keys = QueueKeys.From(new QueueKeyRing(QueueKey.Generate())) });
        for (byte i = 0; i < 3; i++)
        {
            await queue.EnqueueAsync(new QueueMessage(new[] { i }) { OrderKey = "room", DedupeKey = $"{i}" });
        }

        var leases = await queue.ClaimAsync(5);
        Smoke.Require(leases is [{ Message: { OrderKey: "room", Payload.Span: [1] } }], "a full queue drops its oldest, and a conversation has one message out");
        Smoke.Require(await queue.AckAsync(leases[0]), "a delivered message is acknowledged");
        Smoke.Require(await queue.NackAsync((await queue.ClaimAsync())[0], DeliveryFailureKind.Permanent), "a refused one becomes a dead letter");
        Smoke.Require(await queue.RotateKeysAsync() == 0 && (await queue.GetDeadLettersAsync()).Count == 1, "nothing is left to be sealed anew");
    }
}
