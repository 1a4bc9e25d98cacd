using System.IO.Compression;
using System.Text;

namespace CustomerService.Tests;

/// <summary>A folder for a test's files.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("customer-service-").FullName;

    public string Database => At("desk.db");

    public string Acknowledged => At("acknowledged.txt");

    public string[] AcknowledgedIds => File.Exists(Acknowledged) ? File.ReadAllText(Acknowledged).Split('\n')[..^1] : [];

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes an input file; a name that ends in .gz says that it is compressed.</summary>
    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string name, byte[] content)
    {
        using Stream file = File.Create(At(name));
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
