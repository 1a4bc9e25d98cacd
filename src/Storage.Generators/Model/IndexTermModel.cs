namespace Storage.Generators;

/// <summary>A column of an index.</summary>
internal sealed record IndexTermModel(int Column, bool Descending);
