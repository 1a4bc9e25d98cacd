using System.Text.Json;
using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <summary>Writes a queue's messages as JSON lines, in the open: keep the result as safe as the messages are.</summary>
public static class QueueExport
{
    /// <summary>Writes one line a message: <c>id, sequence, order_key, dedupe_key, priority, attempts, enqueued_at, expires_at, dead</c> (the
    /// reason of a dead letter, else null), and the payload in Base64 as <c>payload</c>. All of one moment, and no more than a page of it in
    /// memory.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="output">Where to write; not closed.</param>
    /// <param name="includeDeadLetters">Whether dead letters are written too.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many lines were written, and how many messages could not be read.</returns>
    /// <exception cref="StorageException">A read failed.</exception>
    public static async ValueTask<ExportReport> WriteAsync(DurableQueue queue, Stream output, bool includeDeadLetters = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(output);
        var parts = await queue.PartsAsync(cancellationToken).ConfigureAwait(false);
        var context = parts.Context;
        var (written, unreadable) = (0, 0);
        var waiting = Query.From<QueueItem>().Where(QueueItem.Columns.Queue == context.QueueId);
        await foreach (var item in context.Storage.StreamAsync<QueueItem>(waiting, cancellationToken).ConfigureAwait(false))
        {
            Count(parts.Items.Read(item, out var message), message, dead: null);
        }

        if (includeDeadLetters)
        {
            var given = Query.From<DeadItem>().Where(DeadItem.Columns.Queue == context.QueueId);
            await foreach (var item in context.Storage.StreamAsync<DeadItem>(given, cancellationToken).ConfigureAwait(false))
            {
                Count(parts.Items.Read(item, out var message), message, item.Reason);
            }
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new ExportReport(written, unreadable);

        void Count(UnsealResult result, QueuedMessage message, DeadReason? dead)
        {
            if (result != UnsealResult.Opened)
            {
                unreadable++;
                return;
            }

            WriteLine(output, message, dead);
            written++;
        }
    }

    private static void WriteLine(Stream output, QueuedMessage message, DeadReason? dead)
    {
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("id", message.Id);
            writer.WriteNumber("sequence", message.Sequence);
            writer.WriteString("order_key", message.OrderKey);
            writer.WriteString("dedupe_key", message.DedupeKey);
            writer.WriteNumber("priority", message.Priority);
            writer.WriteNumber("attempts", message.Attempts);
            writer.WriteString("enqueued_at", message.EnqueuedAt);
            if (message.ExpiresAt is { } expiry)
            {
                writer.WriteString("expires_at", expiry);
            }
            else
            {
                writer.WriteNull("expires_at");
            }

            writer.WriteString("dead", dead?.ToString());
            writer.WriteBase64String("payload", message.Payload.Span);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
