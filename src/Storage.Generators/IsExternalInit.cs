namespace System.Runtime.CompilerServices;

// netstandard2.0 has no such type, and init accessors and records need it.
internal static class IsExternalInit;
