using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

/// <summary>
/// The row that a unique value names. In a cell it is a link to the row's own cell, since a commit names rows by their key: it holds as long
/// as the entry there is the one that it was made for, or came from that by changes of other columns. To those who wait for a read it is the
/// row itself.
/// </summary>
internal sealed class UniqueRow<T> : ICheckedValue
    where T : class, IEntity<T>
{
    private readonly T? _row;
    private readonly CacheCell<T>? _home;
    private readonly object? _lineage;
    private readonly CommitMarks? _marks;
    private readonly int _place;

    /// <summary>A row that was read, or null where there is none.</summary>
    public UniqueRow(T? row) => _row = row;

    /// <summary>A link.</summary>
    /// <param name="home">The row's own cell.</param>
    /// <param name="entry">What stands in it.</param>
    /// <param name="marks">The table's marks.</param>
    /// <param name="place">The row's place among them.</param>
    public UniqueRow(CacheCell<T> home, CacheEntry<T> entry, CommitMarks marks, int place)
    {
        (_home, _lineage, _marks, _place) = (home, entry.ToLineage(), marks, place);
    }

    public bool IsCurrent(long now) => TryFollow(now, out _);

    /// <summary>Gives the row that a link leads to.</summary>
    /// <param name="now">The moment, to leave out what has expired; <see cref="long.MinValue"/> leaves out nothing.</param>
    /// <param name="row">The row.</param>
    public bool TryFollow(long now, [NotNullWhen(true)] out T? row)
    {
        var entry = _home?.Entry;
        row = entry?.Value;

        // retired is asked after the content: a cell is retired before a commit can miss it
        return row is not null && entry!.Lineage == _lineage && !_home!.IsRetired && entry.Expires > now && !_marks!.IsMarked(_place);
    }

    /// <summary>Gives the row to who has waited for it.</summary>
    public bool TryTake(out T? row)
    {
        row = _row;
        return _home is null || TryFollow(long.MinValue, out row);
    }
}
