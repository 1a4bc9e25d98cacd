namespace Storage.Optimization.Internal;

/// <summary>The row that a unique value names. It holds as long as the row's own cell holds the entry that it was read with, since a
/// commit names rows by their key.</summary>
/// <param name="Row">The row; null where there is none.</param>
/// <param name="Home">The row's own cell; null where the row could not be kept.</param>
/// <param name="Entry">What stood in it.</param>
/// <param name="Marks">The table's marks.</param>
/// <param name="Place">The row's place among them.</param>
internal sealed record UniqueRow<T>(T? Row, CacheCell<T>? Home, CacheEntry<T>? Entry, CommitMarks? Marks, int Place) : ICheckedValue
    where T : class, IEntity<T>
{
    // retired is asked after the content: a cell is retired before a commit can miss it
    public bool IsCurrent(long now) =>
        Home is not null && Home.Content == Entry && !Home.IsRetired && Entry!.Expires > now && !Marks!.IsMarked(Place);
}
