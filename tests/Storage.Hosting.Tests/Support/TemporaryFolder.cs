namespace Storage.Hosting.Tests;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-hosting-");

    /// <summary>Gets the path of a database that is not there yet.</summary>
    public string Database => File("test.db");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string[] Names() => [.. Directory.GetFiles(_folder.FullName).Select(file => Path.GetFileName(file)).Order()];

    public void Dispose() => _folder.Delete(recursive: true);
}
