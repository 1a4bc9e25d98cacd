using Storage.Core;

namespace OpenExistingSample;

/// <summary>Opens a file as a host would, once.</summary>
internal static class Opening
{
    public static async Task<OpeningResult> RunAsync(string path, bool isDryRun, CancellationToken cancellationToken)
    {
        if (isDryRun)
        {
            var inspection = await OpenExisting.InspectAsync(path, cancellationToken: cancellationToken);
            return new OpeningResult(isDryRun, inspection.Tables, inspection.Changes);
        }

        var options = new SqliteStorageOptions { Path = path, OpenMode = DatabaseOpenMode.MustExist };
        await using var storage = await SqliteStorage.OpenAsync(options, cancellationToken: cancellationToken);
        var changes = await storage.EnsureSchemaAsync(ChatModel.Maps, cancellationToken);
        var after = await OpenExisting.InspectAsync(path, cancellationToken: cancellationToken);
        return new OpeningResult(isDryRun, after.Tables, changes);
    }
}
