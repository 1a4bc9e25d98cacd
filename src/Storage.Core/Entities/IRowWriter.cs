namespace Storage.Core;

/// <summary>Takes the columns of one row by position, in the five stored classes: null, integer, real, text, blob.</summary>
public interface IRowWriter
{
    /// <summary>Writes a null.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    void Null(int ordinal);

    /// <summary>Writes an integer.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <param name="value">The value.</param>
    void Int64(int ordinal, long value);

    /// <summary>Writes a real number.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <param name="value">The value; not a number is refused.</param>
    void Double(int ordinal, double value);

    /// <summary>Writes a text.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <param name="value">The text; a lone surrogate is refused.</param>
    void Text(int ordinal, string value);

    /// <summary>Writes a text that is UTF-8 already.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <param name="value">The text's UTF-8 bytes.</param>
    void Utf8(int ordinal, scoped ReadOnlySpan<byte> value);

    /// <summary>Writes a blob.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    /// <param name="value">The bytes.</param>
    void Blob(int ordinal, scoped ReadOnlySpan<byte> value);
}
