namespace Storage.Generators;

/// <summary>The outcome of reading one type: a model, or what is wrong with it.</summary>
/// <param name="Model">The model; <see langword="null"/> when there are diagnostics.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record RowResult(RowModel? Model, ImmutableEquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>Gets the outcome of a type that another declaration or attribute already stands for.</summary>
    public static RowResult Nothing { get; } = new(null, ImmutableEquatableArray<DiagnosticInfo>.Empty);
}
