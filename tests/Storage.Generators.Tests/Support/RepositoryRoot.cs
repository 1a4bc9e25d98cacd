namespace Storage.Generators.Tests;

/// <summary>The repository, found from where the tests run: a deterministic build does not know where its sources were.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Storage.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Storage.sln.");
        }

        return folder.FullName;
    }
}
