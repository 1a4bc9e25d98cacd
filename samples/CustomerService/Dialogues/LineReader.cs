using System.Text;
using System.Text.Unicode;

namespace CustomerService;

/// <summary>
/// Reads a stream line by line. A line ends at a line feed only (a lone carriage return is part of a text); a carriage return before it is
/// dropped, and so is a byte order mark at the start. A line over <see cref="MaxLineBytes"/> is skipped without being held.
/// </summary>
internal sealed class LineReader(Stream stream)
{
    public const int MaxLineBytes = 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isTooLong;

    /// <summary>Gets the number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <returns>The line; null at the end.</returns>
    /// <exception cref="FormatException">The line cannot be read; the next one can.</exception>
    public string? Read()
    {
        var scanned = 0;
        while (true)
        {
            var newLine = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (newLine >= 0)
            {
                return Take(scanned + newLine, 1);
            }

            scanned = _end - _start;
            if (scanned >= MaxLineBytes)
            {
                (_isTooLong, _start, scanned) = (true, _end, 0);
            }

            if (!Fill())
            {
                return scanned > 0 || _isTooLong ? Take(scanned, 0) : null;
            }
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }

    private string Take(int length, int end)
    {
        var bytes = _buffer.AsSpan(_start, length);
        _start += length + end;
        Number++;
        if (_isTooLong)
        {
            _isTooLong = false;
            throw new FormatException($"it is longer than {MaxLineBytes} bytes");
        }

        bytes = bytes is [.. var line, (byte)'\r'] ? line : bytes;
        bytes = Number == 1 && bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes;
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw new FormatException("it is not UTF-8");
    }
}
