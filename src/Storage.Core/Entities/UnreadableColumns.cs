using System.Collections;
using System.ComponentModel;

namespace Storage.Core;

/// <summary>The columns of one row whose stored values are not of their columns' types. Rows with the same are equal in this.</summary>
/// <remarks>
/// It also keeps values that are readable but that their property would spell differently, and does not list them. A kept value is
/// written back as long as its property is what it was when the row was read.
/// </remarks>
public sealed class UnreadableColumns : IReadOnlyList<UnreadableColumn>, IEquatable<UnreadableColumns>
{
    private readonly KeptColumn[] _kept;
    private readonly UnreadableColumn[] _unreadable;

    internal UnreadableColumns(IReadOnlyCollection<KeptColumn> kept)
    {
        _kept = [.. kept];
        _unreadable = [.. kept.Where(column => !column.IsReadable).Select(column => new UnreadableColumn(column.Column, column.Raw))];
    }

    /// <summary>Gets the list of a row that can be read whole.</summary>
    public static UnreadableColumns None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _unreadable.Length;

    /// <inheritdoc/>
    public UnreadableColumn this[int index] => _unreadable[index];

    /// <summary>Writes a column as it was stored, where it is kept and its property has not been set since. Called by generated
    /// code.</summary>
    /// <typeparam name="TWriter">The medium.</typeparam>
    /// <typeparam name="TValue">The property's type.</typeparam>
    /// <param name="ordinal">The column's position.</param>
    /// <param name="value">The property's value.</param>
    /// <param name="writer">The medium's writer.</param>
    /// <returns><see langword="false"/> when the property is to be written.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool TryWrite<TWriter, TValue>(int ordinal, TValue value, ref TWriter writer)
        where TWriter : IRowWriter, allows ref struct
    {
        foreach (ref readonly var kept in _kept.AsSpan())
        {
            if (kept.Column.Ordinal == ordinal)
            {
                var isUnset = EqualityComparer<object?>.Default.Equals(kept.AsRead, value);
                if (isUnset)
                {
                    Write(kept.Raw, ordinal, ref writer);
                }

                return isUnset;
            }
        }

        return false;
    }

    /// <summary>Gives what a row still holds of these columns: those whose properties have not been set. Called by generated
    /// code.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The columns; this list where it is all of them.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UnreadableColumns HeldBy<T>(T row)
        where T : class, IEntity<T>
    {
        if (_kept.Length == 0)
        {
            return this;
        }

        var values = RowValues.Of(row);
        var held = Array.FindAll(_kept, kept => values[kept.Column.Ordinal] == kept.Raw);
        return held.Length == _kept.Length ? this : held.Length == 0 ? None : new UnreadableColumns(held);
    }

    /// <inheritdoc/>
    public bool Equals(UnreadableColumns? other) => other is not null && _kept.AsSpan().SequenceEqual(other._kept);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnreadableColumns);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var kept in _kept)
        {
            hash.Add(kept);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<UnreadableColumn> GetEnumerator() => ((IEnumerable<UnreadableColumn>)_unreadable).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _unreadable.GetEnumerator();

    /// <summary>Names the columns, not what they hold.</summary>
    /// <returns>The columns' names.</returns>
    public override string ToString() => string.Join(", ", _unreadable.Select(column => column.Column.Name));

    private static void Write<TWriter>(DbValue raw, int ordinal, ref TWriter writer)
        where TWriter : IRowWriter, allows ref struct
    {
        switch (raw.Kind)
        {
            case DbValueKind.Integer:
                writer.Int64(ordinal, raw.AsInt64());
                break;
            case DbValueKind.Real:
                writer.Double(ordinal, raw.AsDouble());
                break;
            case DbValueKind.Text:
                writer.Utf8(ordinal, raw.AsUtf8().Span);
                break;
            case DbValueKind.Blob:
                writer.Blob(ordinal, raw.AsBytes().Span);
                break;
            default:
                writer.Null(ordinal);
                break;
        }
    }
}
