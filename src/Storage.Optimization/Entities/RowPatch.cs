using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

/// <summary>A row's stored values, to change some of them.</summary>
internal readonly struct RowPatch : IRowWriter
{
    private readonly DbValue[] _values;

    private RowPatch(int columns) => _values = new DbValue[columns];

    /// <summary>Gives a row as it is after a patch of which the commit tells what it has made.</summary>
    /// <returns><see langword="false"/> where the row cannot be read with these values.</returns>
    public static bool TryApply<T>(T row, in RowChange change, [NotNullWhen(true)] out T? patched)
        where T : class, IEntity<T>
    {
        var patch = new RowPatch(T.Map.Columns.Count);
        T.Write(row, ref patch);
        return patch.TryFinish(change, out patched);
    }

    /// <summary>Does the same for a row whose type is not known to be an entity's.</summary>
    public static bool TryApplyUntyped<TRow>(TRow row, in RowChange change, [NotNullWhen(true)] out TRow? patched)
        where TRow : IRow<TRow>
    {
        var patch = new RowPatch(change.Map.Columns.Count);
        change.Map.Write(row!, patch);
        return patch.TryFinish(change, out patched);
    }

    public void Null(int ordinal) => _values[ordinal] = DbValue.Null;

    public void Int64(int ordinal, long value) => _values[ordinal] = DbValue.From(value);

    public void Double(int ordinal, double value) => _values[ordinal] = DbValue.From(value);

    public void Text(int ordinal, string value) => _values[ordinal] = DbValue.From(value);

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => _values[ordinal] = DbValue.FromUtf8(value);

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => _values[ordinal] = DbValue.From(value.ToArray());

    private bool TryFinish<TRow>(in RowChange change, [NotNullWhen(true)] out TRow? patched)
        where TRow : IRow<TRow>
    {
        var assignments = change.Patch!.Assignments;
        var values = change.PatchedValues.Span;
        for (var i = 0; i < assignments.Count; i++)
        {
            _values[assignments[i].Column.Ordinal] = values[i];
        }

        try
        {
            patched = new ValueRow(_values).To<TRow>()!;
            return true;
        }
        catch (StorageException)
        {
            // who reads the row itself is told so
            patched = default;
            return false;
        }
    }
}
