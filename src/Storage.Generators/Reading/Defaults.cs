using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storage.Generators;

/// <summary>Turns a property's constant initialiser into the stored form that becomes the column's default.</summary>
internal static class Defaults
{
    private static readonly decimal[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Gives the default as a C# literal.</summary>
    /// <returns>The literal, or <see langword="null"/> where the initialiser is none, is no constant, or has no stored form.</returns>
    public static string? Of(IPropertySymbol property, StoredType stored, ITypeSymbol type, Compilation compilation)
    {
        try
        {
            return Constant(property, compilation) is { } value ? Literal(value, stored, type) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static object? Constant(IPropertySymbol property, Compilation compilation)
    {
        var syntax = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var initializer = syntax switch
        {
            PropertyDeclarationSyntax declaration => declaration.Initializer?.Value,
            ParameterSyntax parameter => parameter.Default?.Value,
            _ => null,
        };
        return initializer is null ? null : compilation.GetSemanticModel(initializer.SyntaxTree).GetConstantValue(initializer).Value;
    }

    private static string? Literal(object value, StoredType stored, ITypeSymbol type) => (stored.Form, value) switch
    {
        (ValueForm.Boolean, bool flag) => flag ? "true" : "false",
        (ValueForm.String, string text) => Literals.Text(text),
        (_, bool or string) => null,
        (_, char character) => Number(System.Convert.ToInt32(character), stored, type),
        _ => Number(value, stored, type),
    };

    private static string? Number(object value, StoredType stored, ITypeSymbol type) => stored.Form switch
    {
        ValueForm.SmallInteger or ValueForm.Int64 or ValueForm.UInt64 or ValueForm.EnumNumber =>
            Literals.Int64(System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ValueForm.Single => Literals.Double(System.Convert.ToSingle(value, CultureInfo.InvariantCulture)),
        ValueForm.Double => Literals.Double(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        ValueForm.Decimal when stored.Scale is >= 0 and <= 9 =>
            Scaled(ToDecimal(value) * PowersOfTen[stored.Scale]),
        ValueForm.EnumName => MemberName(value, type) is { } name ? Literals.Text(name) : null,
        _ => null,
    };

    private static string? Scaled(decimal value) => decimal.Truncate(value) == value ? Literals.Int64(decimal.ToInt64(value)) : null;

    // The constant 0 is an int, whatever the enum's own type.
    private static string? MemberName(object value, ITypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => field.HasConstantValue && ToDecimal(field.ConstantValue!) == ToDecimal(value))
        ?.Name;

    private static decimal ToDecimal(object value) => System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
