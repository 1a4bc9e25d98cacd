namespace OfflineQueue;

/// <summary>A message of the message cache.</summary>
/// <param name="Content">The content.</param>
/// <param name="CachedAt">When it was saved.</param>
public sealed record CachedMessage(ReadOnlyMemory<byte> Content, DateTimeOffset CachedAt)
{
    /// <summary>Says how large the message is; content does not belong in logs.</summary>
    /// <returns>The description.</returns>
    public override string ToString() => $"message of {Content.Length} bytes";
}
