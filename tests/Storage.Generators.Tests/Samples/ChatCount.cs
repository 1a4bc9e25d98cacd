using Storage.Core;

namespace Storage.Generators.Tests;

[Row]
public readonly partial record struct ChatCount(string? Chat, [property: Column("n")] int Notes);
