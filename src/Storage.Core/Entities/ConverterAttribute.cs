namespace Storage.Core;

/// <summary>Stores a property through a converter, for types that have no form of their own.</summary>
/// <param name="converter">A type that implements <see cref="IColumnConverter{TValue, TStored}"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConverterAttribute(Type converter) : Attribute
{
    /// <summary>Gets the converter's type.</summary>
    public Type Converter { get; } = converter;
}
