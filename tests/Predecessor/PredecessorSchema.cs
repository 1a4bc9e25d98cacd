namespace Storage.Predecessor;

/// <summary>The 25 tables, 275 columns and 111 indexes of the predecessor's database, in <see cref="PredecessorNotation"/>.</summary>
internal static partial class PredecessorSchema
{
    public static IReadOnlyList<PredecessorTable> Tables { get; } =
        [.. new[] { Chat, People, Media, Mind, Running }.SelectMany(PredecessorNotation.Parse)];

    /// <summary>The statements that create them all.</summary>
    public static string Ddl => string.Join("\n", Tables.Select(table => table.Ddl));

    public static PredecessorTable Table(string name) => Tables.Single(table => table.Name == name);
}
