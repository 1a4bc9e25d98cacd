using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Reads one stored property, and finds what is wrong with it.</summary>
internal sealed class ColumnReader(string owner, Compilation compilation, Findings findings)
{
    private const int DefaultScale = 6;

    /// <summary>Reads a property.</summary>
    /// <returns>The column, or <see langword="null"/> for a property that has no stored form.</returns>
    public ColumnModel? Read(IPropertySymbol property)
    {
        var attribute = property.Attribute(AttributeNames.Column);
        var name = attribute.First() as string ?? SnakeCase.From(property.Name);
        if (string.IsNullOrWhiteSpace(name))
        {
            findings.Add(Rules.EmptyName, property, owner, $"the column of '{property.Name}'");
        }

        var type = property.Type.WithoutNullable();
        if (FormOf(property, type, attribute) is not { } form)
        {
            return null;
        }

        CheckOptions(property, attribute, form.Stored);
        var defaultTime = DefaultTime(property, attribute, form.Stored);
        var isKey = property.Attribute(AttributeNames.Key) is not null;
        return new ColumnModel
        {
            Property = property.Name,
            Name = name,
            Type = type.ToSource(),
            IsReference = type.IsReferenceType,
            IsNullable = IsNullable(property, isKey),
            Stored = form.Stored,
            Converter = form.Converter,
            JsonContext = form.JsonContext,
            DefaultTime = defaultTime,
            IsRenewedOnUpdate = attribute.Named("RenewOnUpdate") is true,
            Default = isKey || form.Converter is not null ? null : Defaults.Of(property, form.Stored, type, compilation),
        };
    }

    // A reference of unknown nullability may be null, but a key may not.
    private static bool IsNullable(IPropertySymbol property, bool isKey) => property.Type.IsReferenceType
        ? property.NullableAnnotation is NullableAnnotation.Annotated || (property.NullableAnnotation is NullableAnnotation.None && !isKey)
        : !SymbolEqualityComparer.Default.Equals(property.Type, property.Type.WithoutNullable());

    private PropertyForm? FormOf(IPropertySymbol property, ITypeSymbol type, AttributeData? column)
    {
        var json = property.Attribute(AttributeNames.Json);
        var converter = property.Attribute(AttributeNames.Converter);
        switch (json, converter)
        {
            case (not null, not null):
                findings.Add(Rules.JsonAndConverter, property, owner, property.Name);
                return null;
            case (not null, _):
                return Json(property, type, json.First() as ITypeSymbol);
            case (_, not null):
                return Converted(property, type, converter.First() as ITypeSymbol, column);
        }

        if (Stored(type, column) is { } stored)
        {
            return new PropertyForm(stored);
        }

        findings.Add(Rules.UnsupportedType, property, owner, property.Name, property.Type.ToWords());
        return null;
    }

    private PropertyForm? Json(IPropertySymbol property, ITypeSymbol type, ITypeSymbol? context)
    {
        if (context?.BaseTypes().Any(parent => parent.ToDisplayString() == AttributeNames.JsonContext) != true)
        {
            findings.Add(Rules.NotJsonContext, property, owner, property.Name, context?.ToWords() ?? "null");
            return null;
        }

        var stored = new StoredType { Form = ValueForm.Json, Name = type.ToSource(), IsReference = type.IsReferenceType };
        return new PropertyForm(stored, JsonContext: context.ToSource());
    }

    private PropertyForm? Converted(IPropertySymbol property, ITypeSymbol type, ITypeSymbol? converter, AttributeData? column)
    {
        if (converter is null || ConvertersOf(converter, type) is not { Count: > 0 } fitting)
        {
            var wanted = type.WithNullableAnnotation(NullableAnnotation.None).ToWords();
            findings.Add(Rules.ConverterDoesNotFit, property, owner, property.Name, converter?.ToWords() ?? "null", wanted);
            return null;
        }

        var storedType = fitting[0].TypeArguments[1];
        if (Stored(storedType, column) is not { } stored)
        {
            findings.Add(Rules.ConverterStoresUnsupported, property, owner, property.Name, converter.ToWords(), storedType.ToWords());
            return null;
        }

        return new PropertyForm(stored, Converter: converter.ToSource());
    }

    // Generated code calls the methods on the converter itself, so they must be public there.
    private static List<INamedTypeSymbol> ConvertersOf(ITypeSymbol converter, ITypeSymbol type) =>
        [.. converter.AllInterfaces.Where(candidate =>
            candidate.OriginalDefinition.ToDisplayString() == AttributeNames.ColumnConverter
            && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type)
            && candidate.GetMembers().All(member =>
                converter.FindImplementationForInterfaceMember(member) is { DeclaredAccessibility: Accessibility.Public }))];

    private static StoredType? Stored(ITypeSymbol type, AttributeData? column) =>
        StoredTypes.Find(type, new(column.Named("Scale") as int? ?? DefaultScale, column.Named("EnumAsText") is true, column.Named("DateTimeAsText") is true));

    private void CheckOptions(IPropertySymbol property, AttributeData? column, StoredType stored)
    {
        if (column.Named("Scale") is int scale)
        {
            if (stored.Form != ValueForm.Decimal)
            {
                findings.Add(Rules.ScaleWithoutDecimal, property, owner, property.Name);
            }
            else if (scale is < 0 or > 9)
            {
                findings.Add(Rules.ScaleOutOfRange, property, owner, property.Name, $"{scale}");
            }
        }

        if (column.Named("EnumAsText") is true && stored.Form != ValueForm.EnumName)
        {
            findings.Add(Rules.EnumAsTextWithoutEnum, property, owner, property.Name);
        }

        if (column.Named("DateTimeAsText") is true && stored.Form != ValueForm.LocalDateTime)
        {
            findings.Add(Rules.DateTimeAsTextWithoutDateTime, property, owner, property.Name);
        }
    }

    private string? DefaultTime(IPropertySymbol property, AttributeData? column, StoredType stored)
    {
        var (name, form) = column.Named("Default") switch
        {
            1 => ("LocalNow", ValueForm.LocalDateTime),
            2 => ("UtcNow", ValueForm.LocalDateTime),
            3 => ("UnixNow", ValueForm.Double),
            _ => (null, stored.Form),
        };
        if (form != stored.Form)
        {
            findings.Add(Rules.DefaultTimeDoesNotFit, property, owner, property.Name, name!);
        }

        if (name is null && column.Named("RenewOnUpdate") is true)
        {
            findings.Add(Rules.RenewedWithoutDefault, property, owner, property.Name);
        }

        return name;
    }
}
