namespace Storage.Core.Tests;

/// <summary>What a test needs of its machine.</summary>
[Flags]
public enum Needs
{
    None = 0,

    /// <summary>Linux.</summary>
    Linux = 1,

    /// <summary>The right to mount a file system in memory.</summary>
    Mount = 2,

    /// <summary>The right to make a file immutable, and a file system that knows the mark.</summary>
    Immutable = 4,

    /// <summary>A C compiler.</summary>
    Compiler = 8,
}
