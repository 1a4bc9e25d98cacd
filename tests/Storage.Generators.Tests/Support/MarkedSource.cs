using Microsoft.CodeAnalysis.Text;

namespace Storage.Generators.Tests;

/// <summary>A source with one place between <c>[|</c> and <c>|]</c>, where a diagnostic is expected.</summary>
internal sealed record MarkedSource(string Text, TextSpan Place)
{
    public static MarkedSource Parse(string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        return new MarkedSource(
            marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal),
            TextSpan.FromBounds(start, end));
    }
}
