using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storage.Generators;

/// <summary>Finds how a read creates a row: through the primary constructor, or through one without parameters.</summary>
internal static class ConstructorReader
{
    public static ImmutableEquatableArray<ArgumentModel> Read(INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, Findings findings)
    {
        if (type.InstanceConstructors.FirstOrDefault(IsPrimary) is { } primary)
        {
            return new(primary.Parameters
                .Select(parameter => (parameter, column: ColumnOf(parameter, columns)))
                .Where(argument => argument.column >= 0 || !argument.parameter.HasExplicitDefaultValue)
                .Select(argument => new ArgumentModel(argument.parameter.Name, argument.column)));
        }

        if (!type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty))
        {
            findings.Add(Rules.NoConstructor, type, type.ToWords());
        }

        return ImmutableEquatableArray<ArgumentModel>.Empty;
    }

    private static bool IsPrimary(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(
        reference => reference.GetSyntax() is RecordDeclarationSyntax { ParameterList: not null });

    private static int ColumnOf(IParameterSymbol parameter, IReadOnlyList<ColumnModel> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Property == parameter.Name)
            {
                return i;
            }
        }

        return -1;
    }
}
