namespace OfflineQueue.Internal;

/// <summary>Says who delivers a queue's messages.</summary>
internal sealed record HandlerRegistration(Func<IServiceProvider, IOfflineQueueHandler> Resolve);
