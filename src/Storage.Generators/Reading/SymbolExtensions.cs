using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Short questions to symbols.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat QualifiedFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Gives a type as C# source that means the same everywhere, without its own nullability but with that of its parts.</summary>
    public static string ToSource(this ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(QualifiedFormat);

    /// <summary>Gives a type as the reader of a message knows it.</summary>
    public static string ToWords(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.Is(fullName));

    public static bool Is(this AttributeData attribute, string fullName) => attribute.AttributeClass?.ToDisplayString() == fullName;

    public static Location? Place(this AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? Location.Create(reference.SyntaxTree, reference.Span)
        : null;

    /// <summary>Gives an attribute's named argument; <see langword="null"/> when it is not given.</summary>
    public static object? Named(this AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } constant
            ? constant.Value
            : null;

    /// <summary>Gives an attribute's first constructor argument; <see langword="null"/> when it is not given.</summary>
    public static object? First(this AttributeData? attribute) =>
        attribute?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Type } first
            ? first.Value
            : null;

    public static IEnumerable<INamedTypeSymbol> BaseTypes(this ITypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    /// <summary>Gives the type inside a <c>Nullable&lt;T&gt;</c>, or the type itself.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
