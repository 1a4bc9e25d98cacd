namespace Storage.Generators;

/// <summary>The full names of the types in Storage.Core that the generator looks for.</summary>
internal static class AttributeNames
{
    public const string Entity = "Storage.Core.EntityAttribute";

    public const string Row = "Storage.Core.RowAttribute";

    public const string Index = "Storage.Core.IndexAttribute";

    public const string Key = "Storage.Core.KeyAttribute";

    public const string Unique = "Storage.Core.UniqueAttribute";

    public const string Ignore = "Storage.Core.IgnoreAttribute";

    public const string Column = "Storage.Core.ColumnAttribute";

    public const string Json = "Storage.Core.JsonColumnAttribute";

    public const string Converter = "Storage.Core.ConverterAttribute";

    public const string ColumnConverter = "Storage.Core.IColumnConverter<TValue, TStored>";

    public const string JsonContext = "System.Text.Json.Serialization.JsonSerializerContext";
}
