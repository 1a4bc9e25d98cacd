using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <summary>Takes over the predecessor's <c>offline_queue</c> file: a JSON list of <c>message</c>, <c>queued_at</c> and <c>retry_count</c>,
/// as it is or as a Fernet token.</summary>
public static class PredecessorQueue
{
    private const int MaxFileBytes = 256 * 1024 * 1024;
    private const string ImportedSuffix = ".imported";

    /// <summary>Imports a file in one transaction, and renames it to <c>*.imported</c> when that is on disk; until then it is left as it
    /// is. A second import of the same file after a crash in between adds nothing.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="path">The file.</param>
    /// <param name="fernetKey">The content of the predecessor's <c>.key</c> file; <see langword="null"/> for a file that is not
    /// encrypted.</param>
    /// <param name="cancellationToken">Ends the work before the transaction.</param>
    /// <returns>What was imported.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, too large or no such list. Nothing was imported.</exception>
    /// <exception cref="QueueKeyException">The key is missing or wrong. Nothing was imported.</exception>
    /// <exception cref="StorageException">The write failed. Nothing was imported.</exception>
    public static async ValueTask<ImportReport> ImportAsync(DurableQueue queue, string path, string? fernetKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = Path.GetFullPath(path);
        var content = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
        var parts = await queue.PartsAsync(cancellationToken).ConfigureAwait(false);
        var items = Parse(IsJson(content) ? content : Decrypt(content, fernetKey), parts, SHA256.HashData(content));
        var results = items.Count > 0 ? await parts.Enqueuer.EnqueueMadeAsync(items, cancellationToken).ConfigureAwait(false) : [];
        File.Move(file, file + ImportedSuffix, overwrite: true);
        var report = new ImportReport(
            results.Count(result => result.IsAdded),
            results.Count(result => result.Outcome == EnqueueOutcome.Duplicate),
            results.Sum(result => result.Dropped.Count) + results.Count(result => result is { Outcome: EnqueueOutcome.Rejected, Dropped.Count: 0 }));
        Log.Imported(parts.Context.Logger, queue.Name, report.Added, file);
        return report;
    }

    private static async ValueTask<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new FileNotFoundException($"There is no file '{file}' to import. Check the path.", file);
        }

        if (info.Length > MaxFileBytes)
        {
            throw new InvalidDataException($"The file '{file}' has {info.Length:N0} bytes; {MaxFileBytes:N0} are imported at most. Check the path.");
        }

#pragma warning disable RS0030 // the predecessor's file is no database
        return await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
#pragma warning restore RS0030
    }

    private static bool IsJson(byte[] content) => content.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'[' or (byte)'{', ..];

    private static byte[] Decrypt(byte[] content, string? fernetKey)
    {
        ArgumentNullException.ThrowIfNull(content);
        return fernetKey is null
            ? throw new QueueKeyException("The file is encrypted and no Fernet key was given. Give the content of the .key file that lay beside it.")
            : Fernet.Open(content.AsSpan().Trim(" \t\r\n"u8), fernetKey);
    }

    private static List<QueueItem> Parse(byte[] json, QueueParts parts, byte[] hash)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                throw new InvalidDataException("The file holds no list of messages. Nothing was imported.");
            }

            return [.. document.RootElement.EnumerateArray().Select((entry, index) => Make(entry, index, parts, hash))];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The file holds no valid JSON: it is cut off or was changed. Nothing was imported; take it from a backup.", exception);
        }
    }

    private static QueueItem Make(JsonElement entry, int index, QueueParts parts, byte[] hash)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("message", out var message))
        {
            throw new InvalidDataException($"Entry {index + 1} of the file has no 'message'. Nothing was imported.");
        }

        var payload = System.Text.Encoding.UTF8.GetBytes(message.GetRawText());
        var item = parts.Items.Make(new QueueMessage(payload) { Id = IdOf(hash, index) });
        return item with
        {
            EnqueuedAt = QueuedAt(entry, parts.Context.Time) ?? item.EnqueuedAt,
            Attempts = entry.TryGetProperty("retry_count", out var count) && count.TryGetInt32(out var retries) ? Math.Clamp(retries, 0, parts.Context.Options.MaxAttempts - 1) : 0,
        };
    }

    // local time without a zone, as Python's isoformat writes it
    private static DateTimeOffset? QueuedAt(JsonElement entry, TimeProvider time)
    {
        if (!entry.TryGetProperty("queued_at", out var text)
            || text.ValueKind != JsonValueKind.String
            || !DateTime.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
        {
            return null;
        }

        return moment.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(moment, time.LocalTimeZone.GetUtcOffset(moment)) : new DateTimeOffset(moment);
    }

    // the same file gives the same ids, so that it is not imported twice
    private static Guid IdOf(byte[] hash, int index)
    {
        Span<byte> seed = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int)];
        hash.CopyTo(seed);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(seed[SHA256.HashSizeInBytes..], index);
        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, id);
        return new Guid(id[..16], bigEndian: true);
    }
}
