namespace Storage.PackageTests;

/// <summary>The packages that build/pack.sh left in artifacts/packages.</summary>
internal static class PackedFiles
{
    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "artifacts", "packages");

    public static string Find(string id) =>
        Directory.Exists(Folder) && Directory.GetFiles(Folder, $"{id}.?.*.nupkg") is [var file]
            ? file
            : throw new FileNotFoundException($"{Folder} has not exactly one {id} package. Run build/pack.sh first.");

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Storage.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Storage.sln.");
        }

        return folder.FullName;
    }
}
