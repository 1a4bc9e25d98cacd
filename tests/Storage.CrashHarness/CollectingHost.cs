using Microsoft.Data.Sqlite;
using Storage.Core;

namespace Storage.CrashHarness;

/// <summary>
/// A host that uses its session and the session's connection on two threads: while functions of its own collect garbage inside statements,
/// the session's calls wait for the connection. A call that the collector had to wait for would stop the process for ever.
/// </summary>
internal static class CollectingHost
{
    private const int Collections = 1_000;

    public static async Task RunAsync(IStorage storage)
    {
        await using var session = await storage.BeginAsync();
        var connection = (SqliteConnection)session.Connection;
        connection.CreateFunction("collect", () =>
        {
            GC.Collect(0);
            return 1;
        });
        var collecting = Task.Run(() =>
        {
            using var command = new SqliteCommand("SELECT collect()", connection);
            for (var i = 0; i < Collections; i++)
            {
                command.ExecuteScalar();
            }
        });
        while (!collecting.IsCompleted)
        {
            await session.QueryAsync(Query.From<Entry>().Take(1));
        }

        await collecting;
        Console.WriteLine("end");
    }
}
