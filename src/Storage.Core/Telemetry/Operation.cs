namespace Storage.Core.Internal;

/// <summary>What is measured: its name for the instruments, and its shape for the observers of executions, where it has one.</summary>
internal readonly record struct Operation(string Name, string? Table = null, Shape? Shape = null);
