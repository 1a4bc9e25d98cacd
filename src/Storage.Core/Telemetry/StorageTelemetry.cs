namespace Storage.Core;

/// <summary>The names under which the suite measures itself: the meter, the activity source and their instruments.</summary>
public static class StorageTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "WeChat.Storage";

    /// <summary>A histogram, in seconds: how long requests took, by <c>db.operation.name</c>, <c>db.collection.name</c> and
    /// <c>error.type</c>.</summary>
    public const string OperationDuration = "db.client.operation.duration";

    /// <summary>A gauge: how many writes wait for the writer.</summary>
    public const string WriterQueueDepth = "wechat.storage.writer.queue.depth";

    /// <summary>A counter, in seconds: how long the writer has worked; its rate is the writer's utilisation.</summary>
    public const string WriterBusyTime = "wechat.storage.writer.busy_time";

    /// <summary>A histogram: how many units shared a commit.</summary>
    public const string BatchSize = "wechat.storage.writer.batch.size";

    /// <summary>A histogram, in seconds: how long a commit took with all its units.</summary>
    public const string BatchDuration = "wechat.storage.writer.batch.duration";

    /// <summary>A gauge: how many reader connections are open or in use, by <c>db.client.connection.state</c>.</summary>
    public const string Connections = "db.client.connection.count";

    /// <summary>A gauge: how many reader connections may be open.</summary>
    public const string ConnectionLimit = "db.client.connection.max";

    /// <summary>A gauge: how many reads wait for a reader connection.</summary>
    public const string PendingReads = "db.client.connection.pending_requests";

    /// <summary>A gauge, in pages: the write-ahead log after the last commit.</summary>
    public const string WalPages = "wechat.storage.wal.pages";

    /// <summary>A histogram, in seconds: how long checkpoints took, by <c>complete</c>.</summary>
    public const string CheckpointDuration = "wechat.storage.checkpoint.duration";

    /// <summary>A counter: the commits.</summary>
    public const string Commits = "wechat.storage.commits";
}
