namespace Storage.Generators;

/// <summary>The names of foreign types as they stand in generated source, out of reach of whatever the user's code calls its own.</summary>
internal static class Names
{
    public const string Core = "global::Storage.Core.";

    public const string StoredForm = Core + "StoredForm";

    public const string DbValue = Core + "DbValue";

    public const string ColumnMap = Core + "ColumnMap";

    public const string MemoryMarshal = "global::System.Runtime.InteropServices.MemoryMarshal";

    public const string JsonSerializer = "global::System.Text.Json.JsonSerializer";

    public const string JsonTypeInfo = "global::System.Text.Json.Serialization.Metadata.JsonTypeInfo";
}
