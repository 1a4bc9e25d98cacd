using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A host's converter that fails in its own way.</summary>
public sealed class PickyConverter : IColumnConverter<string, string>
{
    public const string Refused = "refused";

    public static string ToStored(string value) => value;

    public static string FromStored(string stored) => stored == Refused ? throw new FormatException("I do not take this.") : stored;
}
