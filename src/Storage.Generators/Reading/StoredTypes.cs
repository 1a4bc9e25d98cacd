using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>The types that have a stored form of their own.</summary>
internal static class StoredTypes
{
    /// <summary>Finds the stored form of a type without its nullability.</summary>
    /// <returns>The form, or <see langword="null"/> for a type that has none.</returns>
    public static StoredType? Find(ITypeSymbol type, StoredOptions options) => FormOf(type, options) is { } form
        ? new StoredType
        {
            Form = form,
            Name = type.ToSource(),
            IsReference = type.IsReferenceType,
            Underlying = form == ValueForm.EnumNumber ? ((INamedTypeSymbol)type).EnumUnderlyingType!.ToSource() : "",
            Scale = form == ValueForm.Decimal ? options.Scale : 0,
        }
        : null;

    private static ValueForm? FormOf(ITypeSymbol type, StoredOptions options) => type switch
    {
        { TypeKind: TypeKind.Enum } => options.EnumAsText ? ValueForm.EnumName : ValueForm.EnumNumber,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ValueForm.Bytes,
        { SpecialType: SpecialType.System_DateTime } when options.DateTimeAsText => ValueForm.LocalDateTime,
        { SpecialType: not SpecialType.None } => FormOf(type.SpecialType),
        { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => FormOf(type.Name),
        _ => null,
    };

    private static ValueForm? FormOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => ValueForm.Boolean,
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 => ValueForm.SmallInteger,
        SpecialType.System_Int64 => ValueForm.Int64,
        SpecialType.System_UInt64 => ValueForm.UInt64,
        SpecialType.System_Single => ValueForm.Single,
        SpecialType.System_Double => ValueForm.Double,
        SpecialType.System_Decimal => ValueForm.Decimal,
        SpecialType.System_String => ValueForm.String,
        SpecialType.System_DateTime => ValueForm.DateTime,
        _ => null,
    };

    private static ValueForm? FormOf(string systemType) => systemType switch
    {
        "Guid" => ValueForm.Guid,
        "DateTimeOffset" => ValueForm.DateTimeOffset,
        "DateOnly" => ValueForm.DateOnly,
        "TimeOnly" => ValueForm.TimeOnly,
        "TimeSpan" => ValueForm.TimeSpan,
        _ => null,
    };
}
