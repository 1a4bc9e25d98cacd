namespace Storage.Core.Tests;

/// <summary>What a new engine finds in a database that a crash left behind.</summary>
internal static class StoredEntries
{
    public static async Task<HashSet<string>> OfAsync(string path)
    {
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        var check = await storage.QueryAsync(Query.FromSql<ValueRow>($"select quick_check from pragma_quick_check"));
        check.Select(row => row[0].AsString()).Should().Equal("ok");
        var rows = await storage.QueryAsync(Query.FromSql<ValueRow>($"select id from entries where length(text) = 500"));
        return [.. rows.Select(row => row[0].AsString())];
    }
}
