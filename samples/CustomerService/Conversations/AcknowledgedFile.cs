using System.Text;

namespace CustomerService;

/// <summary>
/// A file with the id of each message whose write was awaited. It is opened once and nothing of it is kept in memory: an id whose append
/// has returned outlives the process.
/// </summary>
internal sealed class AcknowledgedFile : IDisposable
{
    private readonly Stream _stream;
    private readonly Lock _gate = new();

    private AcknowledgedFile(Stream stream) => _stream = stream;

    /// <summary>Opens the file, to append to it.</summary>
    /// <param name="path">The path; null for a file that forgets.</param>
    /// <exception cref="DeskException">The file cannot be written.</exception>
    public static AcknowledgedFile Open(string? path)
    {
        try
        {
            return new(path is null ? Stream.Null : new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    /// <exception cref="DeskException">The file cannot be written.</exception>
    public void Append(string id)
    {
        var line = Encoding.UTF8.GetBytes(id + '\n');
        lock (_gate)
        {
            try
            {
                _stream.Write(line);
            }
            catch (IOException exception)
            {
                throw CannotWrite(exception);
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private static DeskException CannotWrite(Exception exception) => new($"The file of acknowledged ids cannot be written: {exception.Message}", exception);
}
