namespace Storage.Core;

/// <summary>What an upsert counts as existing, and what it changes there.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class UpsertOptions<T>
    where T : class, IEntity<T>
{
    /// <summary>Gets the columns whose equality makes a row the same row; they must identify one.</summary>
    /// <value>The default is empty: the key.</value>
    public IReadOnlyList<Column<T>> Target { get; init; } = [];

    /// <summary>Gets the columns of an existing row that take the new row's values.</summary>
    /// <value>The default is <see langword="null"/>: every column but the key and the target, or none where <see cref="Merge"/> is
    /// given.</value>
    public IReadOnlyList<Column<T>>? Update { get; init; }

    /// <summary>Gets changes to an existing row with values of their own, such as a count to be added.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public Patch<T>? Merge { get; init; }

    /// <summary>Gets the columns of an existing row to which the new row's own values are added; a null counts as 0. So several rows of one
    /// statement each add what they hold.</summary>
    /// <value>The default is empty: none. Where it is given, <see cref="Update"/> is none unless it is given too.</value>
    public IReadOnlyList<Column<T>> Add { get; init; } = [];

    internal InsertShape? Shape { get; set; }
}
