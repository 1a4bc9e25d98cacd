namespace Storage.Api.Compatibility;

/// <summary>What a <see cref="DatabaseQuery"/> can do.</summary>
public static class QueryTypes
{
    /// <summary>Reads rows.</summary>
    public const string Get = "get";

    /// <summary>Inserts a row, and returns it.</summary>
    public const string Create = "create";

    /// <summary>Changes every row that the filters match, and returns how many.</summary>
    public const string Update = "update";

    /// <summary>Deletes every row that the filters match, and returns how many.</summary>
    public const string Delete = "delete";

    /// <summary>Counts the rows that the filters match.</summary>
    public const string Count = "count";

    internal static IReadOnlyList<string> All { get; } = [Get, Create, Update, Delete, Count];
}
