using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    private const int ColumnsOnStack = 128;

    // longer texts are no names
    private const int LongestName = 512;

    private bool TryTakeFromLevel2(byte[]? bytes, string name, in Lookup<T> lookup, in KeyLoad mine, [NotNullWhen(true)] out T? row)
    {
        row = null;
        if (_settings.Level2 is not { } level2 || bytes is null)
        {
            return false;
        }

        if (!TryDecode(level2, bytes, name, lookup.Value, mine.Place, out row, out var expires))
        {
            level2.Counters.Refused();
            return false;
        }

        _region.Counters.Level2Hit();
        TryKeep(mine, row, lookup.CacheTime ?? _level1Time, expires);
        mine.Load.Complete(row);
        return true;
    }

    // null where the second level does not lead to the row
    private async ValueTask<T?> ReadLinkAsync(
        Level2Cache level2, Lookup<T> lookup, CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, CancellationToken cancellationToken)
    {
        var linkName = level2.NameOf(T.Map.Table, lookup.Column.Name, lookup.Value);
        if (linkName.Length > LongestName || await level2.ReadAsync(linkName, cancellationToken).ConfigureAwait(false) is not { } link)
        {
            return null;
        }

        if (!TryDecodeLink(level2, link, linkName, out var key))
        {
            level2.Counters.Refused();
            return null;
        }

        var rowName = level2.NameOf(T.Map.Table, _key.Name, key);
        if (await level2.ReadAsync(rowName, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return null;
        }

        if (!TryDecode(level2, bytes, rowName, key, CommitMarks.PlaceOf(key), out var row, out var expires))
        {
            level2.Counters.Refused();
            return null;
        }

        _region.Counters.Level2Hit();
        TryKeepUnique(cell, load, row, key, lookup.CacheTime ?? _level1Time, expires);
        return row;
    }

    private bool TryDecode(Level2Cache level2, byte[] bytes, string name, in DbValue key, int place, [NotNullWhen(true)] out T? row, out long expires)
    {
        (row, expires) = (null, 0);
        var starts = T.Map.Columns.Count <= ColumnsOnStack ? stackalloc int[T.Map.Columns.Count] : new int[T.Map.Columns.Count];
        if (!IsValid(level2, bytes, name, place, out expires) || !RowDecoder.TryCreate(bytes.AsSpan(Envelope.HeaderBytes), starts, out var decoder))
        {
            return false;
        }

        row = T.Read(ref decoder);
        return T.KeyOf(row) == key;
    }

    private bool TryDecodeLink(Level2Cache level2, byte[] bytes, string name, out DbValue key)
    {
        key = default;
        Span<int> starts = stackalloc int[1];
        if (!RowDecoder.TryCreate(bytes.AsSpan(Math.Min(bytes.Length, Envelope.HeaderBytes)), starts, out var decoder))
        {
            return false;
        }

        key = decoder.GetValue(0);
        return IsValid(level2, bytes, name, CommitMarks.PlaceOf(key), out _);
    }

    // an envelope of before the last change of its key, or of another process, is none
    private bool IsValid(Level2Cache level2, byte[] bytes, string name, int place, out long expires)
    {
        expires = 0;
        if (!Envelope.TryOpen(bytes, name, level2.Epoch, out var envelope))
        {
            return false;
        }

        expires = envelope.Expires;
        return envelope.Expires > _clock.Now && _region.IsUnchangedSince(place, envelope.Clock);
    }
}
