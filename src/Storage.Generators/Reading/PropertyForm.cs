namespace Storage.Generators;

/// <summary>How a property is stored: as it is, through a converter, or as JSON.</summary>
/// <param name="Stored">What is stored.</param>
/// <param name="Converter">The fully qualified converter; <see langword="null"/> where there is none.</param>
/// <param name="JsonContext">The fully qualified JSON context; <see langword="null"/> where there is none.</param>
internal sealed record PropertyForm(StoredType Stored, string? Converter = null, string? JsonContext = null);
