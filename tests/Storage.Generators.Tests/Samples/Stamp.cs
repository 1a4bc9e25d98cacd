namespace Storage.Generators.Tests;

public sealed record Stamp(DateTimeOffset Value);
