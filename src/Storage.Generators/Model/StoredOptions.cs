namespace Storage.Generators;

/// <summary>What a property's <c>[Column]</c> says of its stored form.</summary>
internal sealed record StoredOptions(int Scale, bool EnumAsText, bool DateTimeAsText);
