using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Storage.Optimization;

/// <summary>Names of results: a prefix and arguments, parted by colons.</summary>
public static class CacheKey
{
    private const char Separator = ':';

    /// <summary>Makes a name. Colons and per cent signs in an argument are escaped, so arguments of different texts never give one
    /// name.</summary>
    /// <param name="prefix">What all names of a function begin with: <see cref="FunctionCache.RemoveByPrefix"/> with it and a colon removes
    /// them all.</param>
    /// <param name="arguments">The arguments; numbers and times are written the same on every machine, a tuple as its items, and anything else
    /// as its <see cref="object.ToString"/> has it.</param>
    /// <returns>The name: <c>prefix:first:second</c>.</returns>
    /// <exception cref="ArgumentException">An argument has no text of its own, such as an array or a list, so all values of its type would have
    /// one name.</exception>
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
        ITuple tuple => $"%({string.Join(Separator, Enumerable.Range(0, tuple.Length).Select(i => TextOf(tuple[i])))}%)",
        _ => OwnTextOf(argument).Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal),
    };

    private static string OwnTextOf(object argument)
    {
        var text = Convert.ToString(argument, CultureInfo.InvariantCulture) ?? string.Empty;
        return argument is not string && text == argument.GetType().ToString()
            ? throw new ArgumentException($"A value of type {argument.GetType()} has no text of its own, so all of them would have one name. Give its parts as arguments, or a key function.")
            : text;
    }
}
