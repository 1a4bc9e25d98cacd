namespace Storage.Core;

/// <summary>Stores a property as JSON text.</summary>
/// <param name="context">The <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> that knows the property's type.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonColumnAttribute(Type context) : Attribute
{
    /// <summary>Gets the serializer context's type.</summary>
    public Type Context { get; } = context;
}
