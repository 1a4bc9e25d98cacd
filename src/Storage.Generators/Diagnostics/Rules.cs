using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Every diagnostic of the generator. Argument 0 is the type; a property, where there is one, is argument 1.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "STG001", "A row type must be partial", "Type '{0}' is not partial, so nothing can be generated into it; declare it 'partial'");

    public static readonly DiagnosticDescriptor NotSealedRecord = Error(
        "STG002", "An entity must be a sealed record class", "Entity '{0}' is not a sealed record class; declare it 'sealed partial record'");

    public static readonly DiagnosticDescriptor NotRecord = Error(
        "STG003", "A row must be a record", "Row '{0}' is not a record that can be created; declare it 'partial record' or 'readonly partial record struct'");

    public static readonly DiagnosticDescriptor OuterNotPartial = Error(
        "STG004", "A type around a row type must be partial", "Type '{0}' is nested in '{1}', which is not partial; declare '{1}' partial or move '{0}' out of it");

    public static readonly DiagnosticDescriptor Generic = Error(
        "STG005", "A row type must not be generic", "Type '{0}' is generic or nested in a generic type; a row has one fixed set of columns, so declare a type for each");

    public static readonly DiagnosticDescriptor FileLocal = Error(
        "STG006", "A row type must not be file-local", "Type '{0}' is local to its file, where nothing can be generated; declare it 'internal'");

    public static readonly DiagnosticDescriptor NoKey = Error(
        "STG007", "An entity must have a key", "Entity '{0}' has no key; mark the property that holds its primary key with [Key]");

    public static readonly DiagnosticDescriptor SeveralKeys = Error(
        "STG008", "An entity must have one key", "Property '{1}' of '{0}' is a second [Key] beside '{2}'; keep one, and make the other [Unique] if it must be");

    public static readonly DiagnosticDescriptor NullableKey = Error(
        "STG009", "A key must not be nullable", "Key '{1}' of '{0}' may be null; declare it without '?'");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "STG010", "A property's type has no stored form", "Property '{1}' of '{0}' is of type '{2}', which has no stored form; give it [JsonColumn] or [Converter], or leave it out with [Ignore]");

    public static readonly DiagnosticDescriptor DuplicateColumn = Error(
        "STG011", "Two properties must not share a column", "Property '{1}' of '{0}' has the column '{2}', as '{3}' has; name one of them otherwise with [Column]");

    public static readonly DiagnosticDescriptor UnknownPartition = Error(
        "STG012", "A partition must be a stored property", "Partition '{1}' of '{0}' is not one of its stored properties; name one of them with nameof");

    public static readonly DiagnosticDescriptor UnknownIndexProperty = Error(
        "STG013", "An index must be over stored properties", "An index of '{0}' names '{1}', which is not one of its stored properties; name them with nameof, after a '-' for descending");

    public static readonly DiagnosticDescriptor ScaleOutOfRange = Error(
        "STG014", "A scale must be 0 to 9", "Property '{1}' of '{0}' has the Scale {2}; a 64-bit integer leaves room for 0 to 9 places");

    public static readonly DiagnosticDescriptor ScaleWithoutDecimal = Error(
        "STG015", "A scale is for decimals", "Property '{1}' of '{0}' has a Scale but is not stored as a decimal; leave Scale out");

    public static readonly DiagnosticDescriptor EnumAsTextWithoutEnum = Error(
        "STG016", "EnumAsText is for enums", "Property '{1}' of '{0}' has EnumAsText but is not stored as an enum; leave EnumAsText out");

    public static readonly DiagnosticDescriptor NotJsonContext = Error(
        "STG017", "A JSON context must be a JsonSerializerContext", "Property '{1}' of '{0}' has [JsonColumn] with '{2}', which is not a JsonSerializerContext; name a partial class that derives from it and knows the property's type");

    public static readonly DiagnosticDescriptor ConverterDoesNotFit = Error(
        "STG018", "A converter must be for the property's type", "Property '{1}' of '{0}' has the converter '{2}', which has no public methods of IColumnConverter<{3}, TStored>; implement it for '{3}' or name another");

    public static readonly DiagnosticDescriptor ConverterStoresUnsupported = Error(
        "STG019", "A converter must make a type with a stored form", "Property '{1}' of '{0}' has the converter '{2}', which makes '{3}'; that type has no stored form, so let the converter make one that has, such as string or long");

    public static readonly DiagnosticDescriptor NoColumns = Error(
        "STG020", "A row type must have a column", "Type '{0}' has no stored property; declare a public one with 'get' and 'init'");

    public static readonly DiagnosticDescriptor ReservedName = Error(
        "STG021", "A member must not have a generated member's name", "Member '{1}' of '{0}' has the name of a generated member; rename it, and keep its column with [Column]");

    public static readonly DiagnosticDescriptor EmptyName = Error(
        "STG022", "A table, column or index must have a name", "The name of {1} of '{0}' is empty; give it one");

    public static readonly DiagnosticDescriptor NoConstructor = Error(
        "STG023", "A row type must be creatable", "Type '{0}' has neither a primary constructor nor one without parameters, so a read cannot create it; add one");

    public static readonly DiagnosticDescriptor NotStored = Error(
        "STG024", "An attribute must be on a stored property", "Property '{1}' of '{0}' has [{2}] but is not stored; make it public with 'get' and 'init' and without [Ignore], or remove the attribute");

    public static readonly DiagnosticDescriptor JsonAndConverter = Error(
        "STG025", "A property has one stored form", "Property '{1}' of '{0}' has both [JsonColumn] and [Converter]; keep one");

    public static readonly DiagnosticDescriptor DuplicateIndex = Error(
        "STG026", "Two indexes must not share a name", "Entity '{0}' has two indexes named '{1}'; name one of them otherwise with Name");

    public static readonly DiagnosticDescriptor EmptyIndex = Error(
        "STG027", "An index must have a property", "An index of '{0}' names no property; name at least one with nameof");

    public static readonly DiagnosticDescriptor DateTimeAsTextWithoutDateTime = Error(
        "STG028", "DateTimeAsText is for DateTime", "Property '{1}' of '{0}' has DateTimeAsText but is no DateTime; leave DateTimeAsText out");

    public static readonly DiagnosticDescriptor DefaultTimeDoesNotFit = Error(
        "STG029", "A default time must have its column's form", "Property '{1}' of '{0}' has the Default {2}, which is not of its form; LocalNow and UtcNow are for a DateTime with DateTimeAsText, UnixNow for a double");

    public static readonly DiagnosticDescriptor RenewedWithoutDefault = Error(
        "STG030", "RenewOnUpdate needs a default time", "Property '{1}' of '{0}' has RenewOnUpdate but no Default to be renewed to; give it one, or leave RenewOnUpdate out");

    private static readonly Dictionary<string, DiagnosticDescriptor> Table = All().ToDictionary(rule => rule.Id);

    public static DiagnosticDescriptor ById(string id) => Table[id];

    public static IEnumerable<DiagnosticDescriptor> All() =>
    [
        NotPartial, NotSealedRecord, NotRecord, OuterNotPartial, Generic, FileLocal, NoKey, SeveralKeys, NullableKey,
        UnsupportedType, DuplicateColumn, UnknownPartition, UnknownIndexProperty, ScaleOutOfRange, ScaleWithoutDecimal,
        EnumAsTextWithoutEnum, NotJsonContext, ConverterDoesNotFit, ConverterStoresUnsupported, NoColumns, ReservedName,
        EmptyName, NoConstructor, NotStored, JsonAndConverter, DuplicateIndex, EmptyIndex,
        DateTimeAsTextWithoutDateTime, DefaultTimeDoesNotFit, RenewedWithoutDefault,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Storage", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
