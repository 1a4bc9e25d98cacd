using Storage.Core;

namespace Storage.Api.Internal;

/// <content>Rows to dictionaries and back.</content>
internal sealed partial class ModelAccess<T>
{
    private static Dictionary<string, object?> ToFields(T row)
    {
        var values = ValueRow.Of(row);
        var fields = new Dictionary<string, object?>(values.Count, StringComparer.Ordinal);
        foreach (var column in T.Map.Columns)
        {
            fields.Add(column.Name, FieldValues.Decode(column, values[column.Ordinal]));
        }

        return fields;
    }

    /// <summary>Makes a row of some values, with the columns' defaults for the others.</summary>
    /// <returns>The row; <see langword="null"/> where columns are missing that have no default.</returns>
    private T? ToRow(IReadOnlyDictionary<string, object?> data, TimeProvider time, out IReadOnlyList<string> missing)
    {
        var values = T.Map.Columns.Select(column => Default(column, time)).ToArray();
        var given = Encode(data);
        foreach (var (column, value) in given)
        {
            values[column.Ordinal] = value;
        }

        missing = [.. T.Map.Columns.Where(column => values[column.Ordinal].IsNull && !column.IsNullable && !IsMadeByDatabase(column)).Select(column => column.Name)];
        var nulls = missing.Intersect(given.Keys.Select(column => column.Name), StringComparer.Ordinal).ToList();
        if (nulls.Count > 0)
        {
            throw new ArgumentException($"These columns of '{model}' take no null: {string.Join(", ", nulls)}.");
        }

        return missing.Count == 0 ? new ValueRow(values).To<T>() : null;
    }

    private Patch<T> ToPatch(IReadOnlyDictionary<string, object?> data, TimeProvider time)
    {
        var patch = Patch<T>.Empty;
        var given = Encode(data);
        foreach (var (column, value) in given)
        {
            if (value.IsNull && !column.IsNullable)
            {
                throw new ArgumentException($"The column '{column}' of '{model}' takes no null.");
            }

            patch = patch.Set(column, value);
        }

        foreach (var column in T.Map.Columns.Where(column => column.IsRenewedOnUpdate && given.Count > 0 && !given.ContainsKey(column)))
        {
            patch = patch.Set(column, Default(column, time));
        }

        return patch;
    }

    private Dictionary<ColumnMap, DbValue> Encode(IReadOnlyDictionary<string, object?> data)
    {
        var values = new Dictionary<ColumnMap, DbValue>();
        foreach (var (name, value) in data)
        {
            var column = Conditions<T>.Column(model, name);
            if (!values.TryAdd(column, FieldValues.EncodeToStore(column, value)))
            {
                throw new ArgumentException($"The data names the column '{column}' of '{model}' twice.");
            }
        }

        return values;
    }

    private ArgumentException Missing(IReadOnlyList<string> missing) =>
        new($"A row of '{model}' needs values for these columns, which have no default: {string.Join(", ", missing)}.");

    private static bool IsMadeByDatabase(ColumnMap column) => column == T.Map.Key && T.Map.KeyGeneration != KeyGeneration.Caller;

    private static DbValue Default(ColumnMap column, TimeProvider time) => column.DefaultTime switch
    {
        DefaultTime.LocalNow => DbValue.From(StoredForm.FromLocalDateTime(time.GetLocalNow().DateTime)),
        DefaultTime.UtcNow => DbValue.From(StoredForm.FromLocalDateTime(time.GetUtcNow().DateTime)),
        DefaultTime.UnixNow => DbValue.From(UnixTime.FromDateTimeOffset(time.GetUtcNow())),
        _ => column.Default,
    };
}
