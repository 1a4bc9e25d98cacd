using System.Text;

namespace Storage.Generators;

/// <summary>Names columns after properties: <c>ChatId</c> is <c>chat_id</c>, <c>URLPath</c> is <c>url_path</c>, <c>Is2Fa</c> is
/// <c>is2_fa</c>.</summary>
internal static class SnakeCase
{
    public static string From(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static bool StartsWord(string name, int at) =>
        at > 0
        && char.IsUpper(name[at])
        && name[at - 1] != '_'
        && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}
