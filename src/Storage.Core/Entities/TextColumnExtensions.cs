using System.Text;

namespace Storage.Core;

/// <summary>Pattern filters on text columns. ASCII letters match in either case, all others as they are, on every engine.</summary>
public static class TextColumnExtensions
{
    /// <summary>Filters the rows whose text contains another.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="text">The text to look for; <c>%</c> and <c>_</c> stand for themselves.</param>
    /// <returns>The filter.</returns>
    public static Filter<T> Contains<T>(this Column<T, string?> column, string text)
        where T : class, IEntity<T> => column.Like($"%{Escape(text)}%");

    /// <summary>Filters the rows whose text starts with another.</summary>
    /// <inheritdoc cref="Contains{T}(Column{T, string}, string)"/>
    public static Filter<T> StartsWith<T>(this Column<T, string?> column, string text)
        where T : class, IEntity<T> => column.Like($"{Escape(text)}%");

    /// <summary>Filters the rows whose text ends with another.</summary>
    /// <inheritdoc cref="Contains{T}(Column{T, string}, string)"/>
    public static Filter<T> EndsWith<T>(this Column<T, string?> column, string text)
        where T : class, IEntity<T> => column.Like($"%{Escape(text)}");

    /// <summary>Filters the rows whose text matches a pattern.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="pattern"><c>%</c> stands for any text, <c>_</c> for any character, <c>\</c> makes the next one stand for
    /// itself.</param>
    /// <returns>The filter.</returns>
    public static Filter<T> Like<T>(this Column<T, string?> column, string pattern)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(pattern);
        return new(new LikeFilter(column.Map, DbValue.From(pattern)));
    }

    private static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            if (c is '%' or '_' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
