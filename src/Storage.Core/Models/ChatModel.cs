namespace Storage.Core;

/// <summary>The chat entities that the suite knows.</summary>
public static class ChatModel
{
    /// <summary>Gets the entities' tables, for <see cref="IStorageEngine.EnsureSchemaAsync"/>.</summary>
    public static IReadOnlyList<EntityMap> Maps { get; } = [Entity.Map<ChatStream>(), Entity.Map<Message>(), Entity.Map<PersonInfo>()];
}
