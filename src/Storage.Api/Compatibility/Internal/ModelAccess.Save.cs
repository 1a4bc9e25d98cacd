using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Internal;

/// <content>Save: insert unless a row has the key's value, then set the values on the first that has it, as one unit.</content>
internal sealed partial class ModelAccess<T>
{
    public override async ValueTask<IReadOnlyDictionary<string, object?>> SaveAsync(
        IStorage storage, DatabaseSave save, TimeProvider time, CancellationToken cancellationToken)
    {
        if (save.Data is not { Count: > 0 })
        {
            throw new ArgumentException($"A save on '{model}' needs data.");
        }

        if (save.KeyField is null)
        {
            return save.KeyValue is null
                ? (await CreateAsync(storage, save.Data, time, cancellationToken).ConfigureAwait(false)).Row!
                : throw new ArgumentException($"A save on '{model}' has a key value without a key field.");
        }

        var key = Conditions<T>.Column(model, save.KeyField);
        var value = FieldValues.Encode(key, save.KeyValue);
        if (value.IsNull)
        {
            throw new ArgumentException($"A save on '{model}' by '{key}' needs a value of it; null identifies no row.");
        }

        return ToFields(await SaveAsync(storage, save.Data, key, value, time, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<T> SaveAsync(
        IStorage storage, IReadOnlyDictionary<string, object?> data, ColumnMap key, DbValue value, TimeProvider time, CancellationToken cancellationToken)
    {
        var hasKey = Filter<T>.Compare(key, Comparison.Equal, value);
        var first = Query.From<T>().Where(hasKey).OrderBy(T.Map.Key, descending: false).Take(1);
        var patch = ToPatch(WithoutOwnKey(data, key, value), time);
        var row = ToRow(WithKey(data, key, value), time, out var missing);

        if (row is null && patch.Assignments.Count == 0)
        {
            // nothing to set and nothing to insert: the row is as it should be, or is not there
            return await storage.QueryAsync(first, cancellationToken).ConfigureAwait(false) is [var same] ? same : throw Missing(missing);
        }

        // where the data does not suffice for a row of its own, there has to be one
        WriteStatement[] statements = (row, patch.Assignments.Count) switch
        {
            (null, _) => [Write.Claim(patch, first)],
            (_, 0) => [Write.InsertUnless(row, hasKey)],
            _ => [Write.InsertUnless(row, hasKey), Write.Claim(patch, first)],
        };
        var result = await storage.WriteAsync(new WriteUnit(statements), cancellationToken).ConfigureAwait(false);
        if (patch.Assignments.Count > 0 && result.Statements[^1].Rows<T>() is [var saved])
        {
            return saved;
        }

        if (row is null)
        {
            throw Missing(missing);
        }

        return result.Statements[0] is { RowsAffected: 1 } inserted
            ? T.AsStored(row, inserted.Keys[0])
            : (await storage.QueryAsync(first, cancellationToken).ConfigureAwait(false)) is [var found] ? found : throw Gone(key);
    }

    private static Dictionary<string, object?> WithKey(IReadOnlyDictionary<string, object?> data, ColumnMap key, DbValue value)
    {
        var all = new Dictionary<string, object?>(data, StringComparer.OrdinalIgnoreCase);
        all.TryAdd(key.Name, FieldValues.Decode(key, value));
        return all;
    }

    // a row found by its primary key has it, so it need not be set
    private static Dictionary<string, object?> WithoutOwnKey(IReadOnlyDictionary<string, object?> data, ColumnMap key, DbValue value) => new(
        data.Where(field => !(key == T.Map.Key && T.Map.FindColumn(field.Key) == key && FieldValues.Encode(key, field.Value) == value)),
        StringComparer.Ordinal);

    private StorageException Gone(ColumnMap key) =>
        new(StorageErrorCode.RowCountMismatch, $"The row of '{model}' that the save found by '{key}' was deleted before it could be read.") { Outcome = WriteOutcome.Applied };
}
