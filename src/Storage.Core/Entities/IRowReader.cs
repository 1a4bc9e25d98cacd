namespace Storage.Core;

/// <summary>Reads the columns of one row by position, in the five stored classes: null, integer, real, text, blob.</summary>
public interface IRowReader
{
    /// <summary>Gets how many columns the row has.</summary>
    int ColumnCount { get; }

    /// <summary>Says whether a column is null.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns><see langword="true"/> when it is null.</returns>
    bool IsNull(int ordinal);

    /// <summary>Gives the class of a column's value, which a database without strict types chooses value by value.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns>The class.</returns>
    DbValueKind KindOf(int ordinal);

    /// <summary>Reads an integer column.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns>The value; 0 when the column is null.</returns>
    long GetInt64(int ordinal);

    /// <summary>Reads a real column.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns>The value; 0 when the column is null.</returns>
    double GetDouble(int ordinal);

    /// <summary>Reads a text column.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns>The text; empty when the column is null.</returns>
    string GetString(int ordinal);

    /// <summary>Reads a column's bytes: the UTF-8 of a text column, the content of a blob column.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns>The bytes, valid until the reader moves on; empty when the column is null.</returns>
    ReadOnlySpan<byte> GetBytes(int ordinal);

    /// <summary>Reads a column in whatever class its value has.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <returns>The value.</returns>
    DbValue GetValue(int ordinal);
}
