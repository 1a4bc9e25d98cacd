using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

/// <summary>Makes on a row what a commit has made of its columns.</summary>
internal static class RowPatch
{
    /// <summary>Gives a row as it is after a patch.</summary>
    /// <returns><see langword="false"/> where the row cannot be read with these values.</returns>
    public static bool TryApply<TRow>(TRow row, in RowChange change, [NotNullWhen(true)] out TRow? patched)
        where TRow : IRow<TRow>
    {
        var values = change.Map.ValuesOf(row!);
        var made = change.PatchedValues.Span;
        for (var i = 0; i < made.Length; i++)
        {
            values[change.Patch!.Assignments[i].Column.Ordinal] = made[i];
        }

        try
        {
            patched = new ValueRow(values).To<TRow>()!;
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
