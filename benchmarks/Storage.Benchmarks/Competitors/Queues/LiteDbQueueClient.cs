using LiteDB;

namespace Storage.Benchmarks;

/// <summary>A queue in a LiteDB collection. Its clients share the database object, as its authors advise. An insert of it takes less time than an
/// fsync of the same disk, so it seems to return before its log is synced: what it acknowledges is then not on disk yet.</summary>
internal sealed class LiteDbQueueClient(LiteDatabase database) : IQueueClient
{
    private readonly ILiteCollection<BsonDocument> _items = database.GetCollection("items", BsonAutoId.Int64);
    private readonly PayloadCipher _cipher = new();

    public string Competitor => Benchmarks.Competitor.LiteDb;

    public void Enqueue(byte[] payload) => _items.Insert(new BsonDocument { ["leased"] = false, ["attempts"] = 0, ["body"] = _cipher.Seal(payload) });

    public int ClaimAndAck(int count)
    {
        var claimed = _items.Query().OrderBy("_id").Limit(count).ToList();
        foreach (var item in claimed)
        {
            item["leased"] = true;
        }

        _items.Update(claimed);
        claimed.ForEach(item => GC.KeepAlive(_cipher.Open(item["body"].AsBinary)));
        database.BeginTrans();
        claimed.ForEach(item => _items.Delete(item["_id"]));
        database.Commit();
        return claimed.Count;
    }

    public void Dispose() => _cipher.Dispose();
}
