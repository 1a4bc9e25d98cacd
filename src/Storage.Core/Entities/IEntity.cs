namespace Storage.Core;

/// <summary>A row of a table, with all that is needed to store it and find it again.</summary>
/// <typeparam name="TSelf">The entity's own type.</typeparam>
/// <remarks>Implemented by the source generator for types with <see cref="EntityAttribute"/>. Entities are immutable, so one instance can
/// be handed to everyone.</remarks>
public interface IEntity<TSelf> : IRow<TSelf>
    where TSelf : class, IEntity<TSelf>
{
    /// <summary>Gets the table's description.</summary>
    static abstract EntityMap Map { get; }

    /// <summary>Writes every column of a row, in the order of <see cref="RowMap.Columns"/>. A generated key of 0 is written as
    /// null.</summary>
    /// <typeparam name="TWriter">The medium's writer.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="writer">The writer.</param>
    /// <exception cref="StorageException">A value has no stored form (<see cref="StorageErrorCode.InvalidValue"/>).</exception>
    static abstract void Write<TWriter>(TSelf row, ref TWriter writer)
        where TWriter : IRowWriter, allows ref struct;

    /// <summary>Gives the key of a row as it is stored.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The key; null for a key that the database has yet to generate.</returns>
    static abstract DbValue KeyOf(TSelf row);

    /// <summary>Gives the row as a read would return it: with its generated key, and with times cut to the stored precision.</summary>
    /// <param name="row">The row as it was given to a write.</param>
    /// <param name="key">The stored key.</param>
    /// <returns>The row itself where nothing differs, else a copy.</returns>
    static abstract TSelf AsStored(TSelf row, DbValue key);
}
