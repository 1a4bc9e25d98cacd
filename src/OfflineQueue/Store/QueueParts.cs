namespace OfflineQueue.Internal;

/// <summary>An open queue.</summary>
internal sealed record QueueParts(
    QueueContext Context,
    ItemFactory Items,
    VictimPool Victims,
    DropReports Drops,
    Enqueuer Enqueuer,
    Settler Settler,
    Housekeeper Housekeeper,
    Claimer Claimer,
    QueueReader Reader,
    DeadLetters DeadLetters,
    KeyRotation Rotation,
    IDisposable Observation) : IDisposable
{
    public static QueueParts Make(QueueContext context, Action<MessagesDroppedEventArgs> onDropped)
    {
        var items = new ItemFactory(context);
        var victims = new VictimPool(context);
        var drops = new DropReports(context, onDropped);
        var settler = new Settler(context, items, drops, new Backoff(context.Options.RetryDelay, context.Options.MaxRetryDelay, context.Random));
        var housekeeper = new Housekeeper(context);
        return new QueueParts(
            context,
            items,
            victims,
            drops,
            new Enqueuer(context, items, victims, drops),
            settler,
            housekeeper,
            new Claimer(context, items, settler, housekeeper, new DamagedRows(context)),
            new QueueReader(context, items),
            new DeadLetters(context, items),
            new KeyRotation(context, items),
            context.Storage.Observe(new QueueObserver(context)));
    }

    public void Dispose()
    {
        Observation.Dispose();
        Victims.Dispose();
        Context.Instruments.Dispose();
    }
}
