namespace Storage.Api;

/// <summary>A page by key.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Rows">The rows, in the query's order.</param>
/// <param name="Next">The cursor of the page after this one; <see langword="null"/> where there is none. It holds the last row's values of
/// the order's columns.</param>
/// <param name="Previous">The cursor of the page before this one; <see langword="null"/> where there is none.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next, string? Previous);
