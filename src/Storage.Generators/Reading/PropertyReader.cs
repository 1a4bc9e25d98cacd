using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Finds a type's properties, and tells those that are stored from the others.</summary>
internal static class PropertyReader
{
    private static readonly string[] StorageAttributes =
        [AttributeNames.Key, AttributeNames.Unique, AttributeNames.Column, AttributeNames.Json, AttributeNames.Converter];

    /// <summary>Gives all instance properties in declaration order, those of base types first.</summary>
    public static List<IPropertySymbol> All(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        foreach (var declaring in type.BaseTypes().Reverse().Append(type))
        {
            foreach (var property in declaring.GetMembers().OfType<IPropertySymbol>().Where(IsInstanceData))
            {
                var overridden = properties.FindIndex(other => other.Name == property.Name);
                if (overridden < 0)
                {
                    properties.Add(property);
                }
                else
                {
                    properties[overridden] = property;
                }
            }
        }

        return properties;
    }

    /// <summary>Says whether a property is stored: it is public, and generated code in its type can set it.</summary>
    public static bool IsStored(IPropertySymbol property, INamedTypeSymbol type, Compilation compilation) =>
        property is { DeclaredAccessibility: Accessibility.Public, GetMethod: not null, SetMethod: { } setter }
        && compilation.IsSymbolAccessibleWithin(setter, type)
        && property.Attribute(AttributeNames.Ignore) is null;

    /// <summary>Finds attributes that do nothing, because their property is not stored.</summary>
    public static void CheckOthers(IEnumerable<IPropertySymbol> others, string owner, Findings findings)
    {
        foreach (var property in others)
        {
            if (Array.Find(StorageAttributes, name => property.Attribute(name) is not null) is { } attribute)
            {
                var word = attribute.Substring(attribute.LastIndexOf('.') + 1).Replace("Attribute", "");
                findings.Add(Rules.NotStored, property, owner, property.Name, word);
            }
        }
    }

    private static bool IsInstanceData(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, Name: not "EqualityContract" };
}
