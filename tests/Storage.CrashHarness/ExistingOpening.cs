using System.Diagnostics;
using Storage.Core;

namespace Storage.CrashHarness;

/// <summary>Opens a file of another program as a host does at its start.</summary>
internal static class ExistingOpening
{
    public static async Task RunAsync(string path)
    {
        Console.WriteLine("ready");
        var clock = Stopwatch.StartNew();
        var options = new SqliteStorageOptions { Path = path, OpenMode = DatabaseOpenMode.MustExist };
        await using var storage = await SqliteStorage.OpenAsync(options);
        await storage.EnsureSchemaAsync(ChatModel.Maps);
        Console.WriteLine($"{clock.ElapsedMilliseconds}");
    }
}
