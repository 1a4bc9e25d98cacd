namespace Storage.Core;

/// <summary>How long a cache may keep what the hot reads of <see cref="ChatRequests"/> give. They ride on the requests; a cache honours them, and
/// who has none ignores them.</summary>
public static class ChatCacheTimes
{
    /// <summary>Gets the time of a stream: 300 s.</summary>
    public static TimeSpan ChatStream { get; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets the time of a person or relationship: 600 s.</summary>
    public static TimeSpan Person { get; } = TimeSpan.FromSeconds(600);

    /// <summary>Gets the time of a chat's recent messages and actions: 120 s.</summary>
    public static TimeSpan RecentMessages { get; } = TimeSpan.FromSeconds(120);

    /// <summary>Gets the time of an emoji or image: 3,600 s.</summary>
    public static TimeSpan Emoji { get; } = TimeSpan.FromSeconds(3600);
}
