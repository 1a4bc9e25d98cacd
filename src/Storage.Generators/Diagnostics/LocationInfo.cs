using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Storage.Generators;

/// <summary>A place in the source, by value.</summary>
internal sealed record LocationInfo
{
    public string Path { get; init; } = "";

    public int Start { get; init; }

    public int Length { get; init; }

    public int StartLine { get; init; }

    public int StartCharacter { get; init; }

    public int EndLine { get; init; }

    public int EndCharacter { get; init; }

    public static LocationInfo? From(Location? location)
    {
        if (location?.SourceTree is null)
        {
            return null;
        }

        var lines = location.GetLineSpan().Span;
        return new LocationInfo
        {
            Path = location.SourceTree.FilePath,
            Start = location.SourceSpan.Start,
            Length = location.SourceSpan.Length,
            StartLine = lines.Start.Line,
            StartCharacter = lines.Start.Character,
            EndLine = lines.End.Line,
            EndCharacter = lines.End.Character,
        };
    }

    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartCharacter), new LinePosition(EndLine, EndCharacter)));
}
