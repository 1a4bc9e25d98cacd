namespace Storage.Core.Internal;

/// <summary>What is measured: its name for the instruments, and for the observers of executions its shape, where it has one, and how many keys it
/// asks for.</summary>
internal readonly record struct Operation(string Name, string? Table = null, Shape? Shape = null, int Lookups = 1);
