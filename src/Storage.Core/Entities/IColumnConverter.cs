namespace Storage.Core;

/// <summary>Converts a property's value to and from the value that is stored.</summary>
/// <typeparam name="TValue">The property's type, without its nullability: a null is stored as null and never reaches the
/// converter.</typeparam>
/// <typeparam name="TStored">The stored type: any of the types that a column supports by itself.</typeparam>
public interface IColumnConverter<TValue, TStored>
{
    /// <summary>Gives the value to store.</summary>
    /// <param name="value">The property's value.</param>
    /// <returns>The value to store.</returns>
    static abstract TStored ToStored(TValue value);

    /// <summary>Gives the property's value.</summary>
    /// <param name="stored">The stored value.</param>
    /// <returns>The property's value.</returns>
    static abstract TValue FromStored(TStored stored);
}
