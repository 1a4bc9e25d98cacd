namespace Storage.Api;

/// <summary>A row that was found, or made because none was there.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Row">The row as it is stored.</param>
/// <param name="IsCreated">Whether this call made it; of all calls for one row, one is told so.</param>
public readonly record struct GetOrCreated<T>(T Row, bool IsCreated);
