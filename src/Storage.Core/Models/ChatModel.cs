namespace Storage.Core;

/// <summary>The chat entities that the suite knows.</summary>
public static class ChatModel
{
    /// <summary>Gets the entities' tables, for <see cref="IStorageEngine.EnsureSchemaAsync"/>.</summary>
    public static IReadOnlyList<EntityMap> Maps { get; } =
    [
        Entity.Map<ChatStream>(),
        Entity.Map<LlmUsage>(),
        Entity.Map<Emoji>(),
        Entity.Map<Message>(),
        Entity.Map<ActionRecord>(),
        Entity.Map<Image>(),
        Entity.Map<ImageDescription>(),
        Entity.Map<Video>(),
        Entity.Map<OnlineTime>(),
        Entity.Map<PersonInfo>(),
        Entity.Map<BotPersonalityInterest>(),
        Entity.Map<Memory>(),
        Entity.Map<Expression>(),
        Entity.Map<ThinkingLog>(),
        Entity.Map<GraphNode>(),
        Entity.Map<GraphEdge>(),
        Entity.Map<Schedule>(),
        Entity.Map<MaiZoneScheduleStatus>(),
        Entity.Map<BanUser>(),
        Entity.Map<AntiInjectionStat>(),
        Entity.Map<CacheEntry>(),
        Entity.Map<MonthlyPlan>(),
        Entity.Map<PermissionNode>(),
        Entity.Map<UserPermission>(),
        Entity.Map<UserRelationship>(),
    ];
}
