using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Opens a queue: its keys, its row, its secret. The secret is the check that the keys are the right ones, before any message is
/// read or written.</summary>
internal static class QueueOpening
{
    public static async ValueTask<QueueContext> OpenAsync(
        IStorage storage, string name, OfflineQueueOptions options, OfflineQueueServices services, CancellationToken cancellationToken)
    {
        var logger = services.LoggerFactory.CreateLogger("OfflineQueue");
        var ring = await LoadKeysAsync(storage, name, options, logger, cancellationToken).ConfigureAwait(false);
        var sealer = new Sealer(name, ring);
        var row = await storage.FindAsync(Lookup.By(QueueRow.Columns.Name, name), cancellationToken).ConfigureAwait(false)
            ?? await CreateAsync(storage, name, sealer, cancellationToken).ConfigureAwait(false);
        sealer.AllowsPlain = row.KeyId == 0;
        var secret = OpenSecret(name, sealer, row);
        var state = new QueueState(options, row);
        return new QueueContext
        {
            Name = name,
            QueueId = row.Id,
            Storage = storage,
            Options = options,
            Time = services.TimeProvider,
            Logger = logger,
            Random = services.Random,
            Sealer = sealer,
            Hash = new KeyHash(secret),
            State = state,
            Instruments = new QueueInstruments(services.MeterFactory, name, options.ClientId, state),
        };
    }

    /// <summary>Loads the keys; <see langword="null"/> where nothing is sealed.</summary>
    public static async ValueTask<QueueKeyRing?> LoadKeysAsync(
        IStorage storage, string name, OfflineQueueOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (options.StoreUnencrypted)
        {
            return null;
        }

        var source = options.Keys ?? new KeyDirectory();
        await KeyPlace.CheckAsync(storage, source, cancellationToken).ConfigureAwait(false);
        var ring = await source.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (source is KeyDirectory { CreatedFile: { } file })
        {
            Log.KeyCreated(logger, name, file);
        }

        return ring;
    }

    // two processes may come at once: the first one's row stands
    private static async ValueTask<QueueRow> CreateAsync(IStorage storage, string name, Sealer sealer, CancellationToken cancellationToken)
    {
        var row = new QueueRow
        {
            Name = name,
            KeyId = sealer.CurrentKeyId,
            Secret = sealer.Seal(SealKind.Secret, Guid.Empty, RandomNumberGenerator.GetBytes(KeyHash.SecretLength)),
        };
        await storage.WriteAsync(QueueContext.Unit([Write.Insert(row, ConflictAction.Ignore)]), cancellationToken).ConfigureAwait(false);
        return await storage.FindAsync(Lookup.By(QueueRow.Columns.Name, name), cancellationToken).ConfigureAwait(false)
            ?? throw new StorageException(StorageErrorCode.Database, $"The row of the queue '{name}' was written and is not there.");
    }

    private static byte[] OpenSecret(string name, Sealer sealer, QueueRow row) => sealer.Open(SealKind.Secret, Guid.Empty, row.Secret, out var secret) switch
    {
        UnsealResult.Opened when secret.Length == KeyHash.SecretLength => secret,
        UnsealResult.KeyMissing when sealer.CurrentKeyId == 0 => throw new QueueKeyException(
            $"The queue '{name}' is sealed with key {row.KeyId:x8}, and OfflineQueueOptions.StoreUnencrypted says that nothing is. Take the option away and give the key."),
        UnsealResult.KeyMissing => throw new QueueKeyException(
            $"The queue '{name}' is sealed with key {row.KeyId:x8}, which is not among the keys given; the first of these is {sealer.CurrentKeyId:x8}. "
            + "Add the key to the ring, after the one that is to seal."),
        _ => throw new StorageException(
            StorageErrorCode.Corrupt,
            $"The secret of the queue '{name}' in the table offline_queues is damaged. Restore the database from a backup, or recover the messages from a copy by QueueSalvage."),
    };
}
