namespace Storage.Generators;

/// <summary>Where a type stands and how its partial declaration opens.</summary>
internal sealed record TypeModel
{
    /// <summary>Gets the namespace as C# source; empty for the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets the declarations of the types around it, outermost first, such as <c>partial class Outer</c>.</summary>
    public ImmutableEquatableArray<string> OuterTypes { get; init; } = ImmutableEquatableArray<string>.Empty;

    /// <summary>Gets the type's own declaration, such as <c>partial record Note</c>.</summary>
    public string Declaration { get; init; } = "";

    /// <summary>Gets the type's name, as it stands in metadata.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the fully qualified name as C# source.</summary>
    public string FullName { get; init; } = "";

    /// <summary>Gets the name of the generated file.</summary>
    public string FileName { get; init; } = "";
}
