using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Storage.Generators;

/// <summary>Values and names as C# source.</summary>
internal static class Literals
{
    public static string Int64(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>Gives a literal, or <see langword="null"/> for a number that has none.</summary>
    public static string? Double(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? null : value.ToString("R", CultureInfo.InvariantCulture) + "D";

    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Gives a text as the content of an XML documentation comment.</summary>
    public static string Xml(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace('\r', ' ').Replace('\n', ' ');
}
