using Microsoft.Data.Sqlite;
using Storage.Core;

namespace Storage.CrashHarness;

/// <summary>Writes that each meet one I/O error at a known place, and what the caller finds when it is told.</summary>
internal static class SingleFaults
{
    public static async Task RunAsync(string path)
    {
        // only what is asked for touches the file
        var options = new SqliteStorageOptions { Path = path, ForeignPollInterval = TimeSpan.Zero, IdleCheckpointDelay = TimeSpan.FromHours(1) };
        await using var storage = await SqliteStorage.OpenAsync(options);
        var observer = new RenewalObserver();
        using var observing = storage.Observe(observer);
        await storage.EnsureSchemaAsync([Entity.Map<Entry>()]);
        await storage.WriteAsync(Unit("first"));

        // another connection's commit makes the beginning of a transaction read the file's first page again
        CommitElsewhere(path);
        await MeetAsync(observer, "begin", "read", async () => await storage.WriteAsync(Unit("begin")));

        // the connection is new, so the statement is the first to read the table
        await MeetAsync(observer, "statement", "read", async () => await storage.WriteAsync(Unit("statement")));
        await MeetAsync(observer, "schema", "sync", async () => await storage.EnsureSchemaAsync([Entity.Map<Remark>()]));
        await storage.EnsureSchemaAsync([Entity.Map<Remark>()]);
        await storage.WriteAsync(Unit("last"));
        Console.WriteLine("end");
    }

    private static WriteUnit Unit(string id) => new(Write.Insert(new Entry { Id = id, Text = "x" }));

    private static async Task MeetAsync(RenewalObserver observer, string name, string fault, Func<Task> write)
    {
        observer.Expect();
        await File.WriteAllTextAsync($"{Environment.GetEnvironmentVariable("FAULT_ONCE")}.{fault}", "");
        try
        {
            await write();
            Console.WriteLine($"{name}: no failure");
        }
        catch (StorageException exception)
        {
            observer.Told();
            Console.WriteLine($"{name}: {exception.Outcome} {exception.Code} {observer.Heard}");
        }
    }

    private static void CommitElsewhere(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "insert into entries (id, text) values ('elsewhere', 'x')";
        command.ExecuteNonQuery();
    }
}
