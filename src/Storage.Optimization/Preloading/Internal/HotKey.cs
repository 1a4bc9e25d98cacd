using System.Globalization;

namespace Storage.Optimization.Internal;

/// <summary>A key that was asked for often, as it is kept for the time after a restart.</summary>
[Entity("storage_hot_keys")]
internal sealed partial record HotKey
{
    /// <summary>Gets the key: table, column, class, value and limit, which are one row or window together.</summary>
    [Key]
    public required string Id { get; init; }

    public required string SourceTable { get; init; }

    public required string SourceColumn { get; init; }

    public bool IsNumber { get; init; }

    public required string Value { get; init; }

    public double Score { get; init; }

    /// <summary>Gets how many rows the window has at most; null for a row.</summary>
    public long? RowLimit { get; init; }

    public static HotKey? Of(string table, ColumnMap column, in DbValue value, int limit, double score)
    {
        if (value.Kind is not (DbValueKind.Integer or DbValueKind.Text))
        {
            return null;
        }

        var isNumber = value.Kind == DbValueKind.Integer;
        var text = isNumber ? value.AsInt64().ToString(CultureInfo.InvariantCulture) : value.AsString();
        return new HotKey
        {
            Id = $"{table}/{column.Name}/{(isNumber ? 'n' : 't')}/{text}{(limit > 0 ? string.Create(CultureInfo.InvariantCulture, $"/{limit}") : string.Empty)}",
            SourceTable = table,
            SourceColumn = column.Name,
            IsNumber = isNumber,
            Value = text,
            Score = score,
            RowLimit = limit > 0 ? limit : null,
        };
    }

    public DbValue ToValue() => IsNumber ? DbValue.From(long.Parse(Value, CultureInfo.InvariantCulture)) : DbValue.From(Value);
}
