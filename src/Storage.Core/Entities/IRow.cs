namespace Storage.Core;

/// <summary>A row that can be read from any medium: a database statement, a byte buffer, an import.</summary>
/// <typeparam name="TSelf">The row's own type.</typeparam>
/// <remarks>Implemented by the source generator for types with <see cref="RowAttribute"/> or <see cref="EntityAttribute"/>.</remarks>
public interface IRow<TSelf>
    where TSelf : IRow<TSelf>
{
    /// <summary>Gets the row's columns in reading order; empty when the row takes whatever columns a statement gives.</summary>
    static abstract RowMap Layout { get; }

    /// <summary>Reads one row.</summary>
    /// <typeparam name="TReader">The medium's reader.</typeparam>
    /// <param name="reader">The reader, standing on the row.</param>
    /// <returns>The row.</returns>
    static abstract TSelf Read<TReader>(ref TReader reader)
        where TReader : IRowReader, allows ref struct;
}
