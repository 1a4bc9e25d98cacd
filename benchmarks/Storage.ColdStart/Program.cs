// Answers one read on an existing file and says so: what a process costs before it is of use. The benchmarks time it from outside.
using Storage.Benchmarks;
using Storage.ColdStart;
using Storage.Core;

if (args is not [var side, var path, var messageId])
{
    await Console.Error.WriteLineAsync("Usage: Storage.ColdStart ours|floor DATABASE MESSAGE_ID");
    return 2;
}

if (side == "floor")
{
    Console.WriteLine(Floor.Find(path, messageId));
    return 0;
}

await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path, OpenMode = DatabaseOpenMode.MustExist });
var row = await storage.FindAsync(Lookup.By(ChatMessage.Columns.MessageId, messageId));
Console.WriteLine(row?.Id);
return 0;
