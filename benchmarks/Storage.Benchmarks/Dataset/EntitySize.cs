namespace Storage.Benchmarks;

/// <summary>What a row takes in memory, its texts included: the least that a read can allocate.</summary>
internal static class EntitySize
{
    public static long Of(ChatMessage row)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(row with
        {
            MessageId = new string(row.MessageId.AsSpan()),
            ChatId = new string(row.ChatId.AsSpan()),
            UserId = new string(row.UserId.AsSpan()),
            Content = new string(row.Content.AsSpan()),
        });
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
