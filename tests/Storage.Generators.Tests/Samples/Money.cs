namespace Storage.Generators.Tests;

public readonly record struct Money(long Cents);
