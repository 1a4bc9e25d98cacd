namespace Storage.Benchmarks;

/// <summary>The rows that caches are asked for, in an order in which no neighbours follow each other: fewer than the first level keeps by
/// default.</summary>
internal sealed class RowSet
{
    public const int Count = 512;

    private const int Step = 197;

    private RowSet(ChatMessage[] rows) => Rows = rows;

    public IReadOnlyList<ChatMessage> Rows { get; }

    public long[] Ids => [.. Rows.Select(row => row.Id)];

    public string[] MessageIds => [.. Rows.Select(row => row.MessageId)];

    /// <summary>Gets what a pass has to give: the sum of the keys.</summary>
    public long Sum => Rows.Sum(row => row.Id);

    public static async Task<RowSet> ReadAsync(SuiteStore<ChatMessage> store, int rowCount)
    {
        var rows = new ChatMessage[Count];
        for (var i = 0; i < Count; i++)
        {
            var id = ((long)(i * Step % Count) * rowCount / Count) + 1;
            rows[i] = (await store.FindByKeyAsync(id))!;
        }

        return new(rows);
    }
}
