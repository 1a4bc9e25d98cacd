namespace Storage.Api.Tests;

/// <summary>A value as a caller gives it, and what it means as it is read back.</summary>
internal readonly record struct Given(object? Input, object? Meaning);
