using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storage.Generators;

/// <summary>Reads where a type stands, and checks that something can be generated into it.</summary>
internal static class TypeReader
{
    private static readonly SymbolDisplayFormat NamespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static TypeModel Read(INamedTypeSymbol type)
    {
        var outer = OuterTypes(type).ToList();
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat);
        return new TypeModel
        {
            Namespace = space,
            OuterTypes = new(outer.Select(Declaration)),
            Declaration = Declaration(type),
            Name = type.Name,
            FullName = type.ToSource(),
            FileName = FileName(space.Replace("@", ""), string.Join("+", outer.Append(type).Select(part => part.Name + Twin(part)))),
        };
    }

    public static void Check(INamedTypeSymbol type, bool isEntity, Findings findings)
    {
        if (isEntity && type is not { IsRecord: true, TypeKind: TypeKind.Class, IsSealed: true })
        {
            findings.Add(Rules.NotSealedRecord, type, type.ToWords());
        }
        else if (!isEntity && type is not { IsRecord: true, IsAbstract: false })
        {
            findings.Add(Rules.NotRecord, type, type.ToWords());
        }

        if (type.IsFileLocal)
        {
            findings.Add(Rules.FileLocal, type, type.ToWords());
        }

        if (!IsPartial(type))
        {
            findings.Add(Rules.NotPartial, type, type.ToWords());
        }

        var around = OuterTypes(type).ToList();
        if (around.Append(type).Any(part => part.IsGenericType))
        {
            findings.Add(Rules.Generic, type, type.ToWords());
        }

        if (around.Find(part => !IsPartial(part)) is { } closed)
        {
            findings.Add(Rules.OuterNotPartial, type, type.ToWords(), closed.ToWords());
        }
    }

    private static string FileName(string space, string path) => space.Length == 0 ? $"{path}.g.cs" : $"{space}.{path}.g.cs";

    // File names are compared without case, type names with it; all but one of such twins have a number added.
    private static string Twin(INamedTypeSymbol type)
    {
        var before = type.ContainingSymbol is INamespaceOrTypeSymbol container
            ? container.GetTypeMembers()
                .Select(member => member.Name)
                .Where(name => string.Equals(name, type.Name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(name, type.Name) < 0)
                .Distinct()
                .Count()
            : 0;
        return before == 0 ? "" : $"-{before}";
    }

    private static IEnumerable<INamedTypeSymbol> OuterTypes(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? OuterTypes(outer).Append(outer) : [];

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(
        reference => reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Declaration(INamedTypeSymbol type)
    {
        var kind = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        return $"partial {kind} {Literals.Identifier(type.Name)}";
    }
}
