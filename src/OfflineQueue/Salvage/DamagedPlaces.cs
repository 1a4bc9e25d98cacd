using System.Runtime.CompilerServices;
using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Reads the rows of a damaged table: pages as long as they can be read, and around what cannot, halves of halves.</summary>
internal sealed class DamagedPlaces(IStorage damaged)
{
    private const int PageSize = 256;

    /// <summary>How many places could not be read.</summary>
    public long Unreadable { get; private set; }

    public async IAsyncEnumerable<IReadOnlyList<QueueItem>> ReadAsync(long first, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ranges = new Stack<(long First, long Last)>();
        ranges.Push((first, last));
        while (ranges.TryPop(out var range))
        {
            if (range.First > range.Last)
            {
                continue;
            }

            var page = await TryReadAsync(range.First, range.Last, cancellationToken).ConfigureAwait(false);
            if (page is null && range.First == range.Last)
            {
                Unreadable++;
            }
            else if (page is null)
            {
                var middle = range.First + ((range.Last - range.First) / 2);
                ranges.Push((middle + 1, range.Last));
                ranges.Push((range.First, middle));
            }
            else if (page.Count > 0)
            {
                yield return page;
                if (page.Count == PageSize)
                {
                    ranges.Push((page[^1].Seq + 1, range.Last));
                }
            }
        }
    }

    // a row whose columns are not of their types is as unreadable as a page that is none
    private async ValueTask<IReadOnlyList<QueueItem>?> TryReadAsync(long first, long last, CancellationToken cancellationToken)
    {
        try
        {
            var range = (QueueItem.Columns.Seq >= first) & (QueueItem.Columns.Seq <= last);
            return await damaged.QueryAsync(Query.From<QueueItem>().Where(range).OrderBy(QueueItem.Columns.Seq).Take(PageSize), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException exception) when (exception.Code is not (StorageErrorCode.Closed or StorageErrorCode.Busy or StorageErrorCode.Timeout))
        {
            return null;
        }
    }
}
