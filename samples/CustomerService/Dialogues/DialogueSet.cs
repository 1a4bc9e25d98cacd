using System.IO.Compression;

namespace CustomerService;

/// <summary>The input: a file of dialogues, or the set that is built in. It is read more than once and never held as a whole.</summary>
internal sealed class DialogueSet
{
    private readonly string _name;
    private readonly Func<Stream> _open;
    private readonly IDialogueFormat _format;

    private DialogueSet(string name, Func<Stream> open, IDialogueFormat format)
    {
        _name = name;
        _open = open;
        _format = format;
    }

    /// <summary>Chooses the input.</summary>
    /// <param name="path">The file; null for the built-in set.</param>
    /// <exception cref="DeskException">The file's name has none of the known endings.</exception>
    public static DialogueSet Open(string? path)
    {
        if (path is null)
        {
            return new DialogueSet("the built-in set", () => typeof(DialogueSet).Assembly.GetManifestResourceStream("dialogues.jsonl")!, new JsonlFormat());
        }

        var isCompressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        IDialogueFormat format = Path.GetExtension(isCompressed ? path[..^3] : path).ToUpperInvariant() switch
        {
            ".TSV" => new TsvFormat(),
            ".JSONL" => new JsonlFormat(),
            _ => throw new DeskException($"The input '{path}' must end in .tsv, .tsv.gz, .jsonl or .jsonl.gz, which says how it is read."),
        };
        return new DialogueSet($"'{path}'", () => OpenFile(path, isCompressed), format);
    }

    /// <summary>Reads the messages, in the order of the input.</summary>
    /// <param name="limit">How many messages are read at most; null for all.</param>
    /// <param name="onMalformed">Is told the number of each malformed line and what is wrong with it.</param>
    /// <exception cref="DeskException">The file cannot be read.</exception>
    public IEnumerable<DialogueMessage> Read(int? limit, Action<long, string>? onMalformed = null)
    {
        using var stream = Guard(_open);
        var lines = new LineReader(stream);
        var places = new Dictionary<string, int>();
        for (var left = limit ?? int.MaxValue; left > 0; left--)
        {
            if (Guard(() => NextWellFormed(lines, onMalformed)) is not { } line)
            {
                yield break;
            }

            var place = places.GetValueOrDefault(line.StreamId);
            places[line.StreamId] = place + 1;
            yield return new DialogueMessage(line.StreamId, place, line.Time, line.UserId, line.Text);
        }
    }

    /// <summary>Reads the whole input once and counts it.</summary>
    /// <exception cref="DeskException">The file cannot be read to its end.</exception>
    public DialogueSummary Summarize(int? limit)
    {
        var summary = new DialogueSummary();
        foreach (var message in Read(limit, (number, problem) => summary.AddMalformed($"Line {number} of {_name} is skipped: {problem}.")))
        {
            summary.Add(message);
        }

        return summary;
    }

    private DialogueLine? NextWellFormed(LineReader lines, Action<long, string>? onMalformed)
    {
        while (true)
        {
            try
            {
                if (lines.Read() is not { } text)
                {
                    return null;
                }

                return Checked(_format.Parse(text));
            }
            catch (FormatException exception)
            {
                onMalformed?.Invoke(lines.Number, exception.Message);
            }
        }
    }

    private static DialogueLine Checked(DialogueLine line) => (line.StreamId, line.UserId) switch
    {
        ("", _) => throw new FormatException("it names no stream"),
        (_, "") => throw new FormatException("it names no user"),
        _ when line.StreamId.Any(char.IsControl) => throw new FormatException("its stream has a control character"),
        _ => line,
    };

    private static Stream OpenFile(string path, bool isCompressed)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 64 * 1024);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new IOException("It is no file that can be read twice; save it to one first.");
        }

        return isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DeskException($"The input {_name} does not exist.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new DeskException($"The input {_name} is damaged, or not compressed by gzip.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeskException($"The input {_name} cannot be read: {exception.Message}", exception);
        }
    }
}
