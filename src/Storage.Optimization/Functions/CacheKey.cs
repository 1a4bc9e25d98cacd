using System.Globalization;
using System.Text;

namespace Storage.Optimization;

/// <summary>Names of results: a prefix and arguments, parted by colons.</summary>
public static class CacheKey
{
    private const char Separator = ':';

    /// <summary>Makes a name. Colons and per cent signs in an argument are escaped, so different arguments never give one name.</summary>
    /// <param name="prefix">What all names of a function begin with: <see cref="FunctionCache.RemoveByPrefix"/> with it and a colon removes
    /// them all.</param>
    /// <param name="arguments">The arguments; numbers and times are written the same on every machine.</param>
    /// <returns>The name: <c>prefix:first:second</c>.</returns>
    public static string Of(string prefix, params ReadOnlySpan<object?> arguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        var name = new StringBuilder(prefix);
        foreach (var argument in arguments)
        {
            name.Append(Separator).Append(TextOf(argument));
        }

        return name.ToString();
    }

    private static string TextOf(object? argument) => argument switch
    {
        null => "%",
        DateTime or DateTimeOffset => ((IFormattable)argument).ToString("O", CultureInfo.InvariantCulture).Replace(":", "%3A", StringComparison.Ordinal),
        _ => (Convert.ToString(argument, CultureInfo.InvariantCulture) ?? string.Empty)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace(":", "%3A", StringComparison.Ordinal),
    };
}
