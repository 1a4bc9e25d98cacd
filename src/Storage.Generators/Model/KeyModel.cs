namespace Storage.Generators;

/// <summary>An entity's key.</summary>
/// <param name="Column">The key column's position.</param>
/// <param name="Generation">The name of its <c>KeyGeneration</c>.</param>
internal sealed record KeyModel(int Column, string Generation)
{
    /// <summary>Gets whether the database makes the keys.</summary>
    public bool IsGenerated => Generation != "Caller";
}
