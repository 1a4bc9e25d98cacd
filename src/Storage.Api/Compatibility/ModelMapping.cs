using System.Collections.Frozen;
using Storage.Core;

namespace Storage.Api.Compatibility;

/// <summary>The chat entities under the predecessor's class names: its <c>MODEL_MAPPING</c>.</summary>
public static class ModelMapping
{
    /// <summary>Gets the models by name.</summary>
    public static IReadOnlyDictionary<string, DatabaseModel> Models { get; } = new[]
    {
        DatabaseModel.Of<ChatStream>("ChatStreams"),
        DatabaseModel.Of<LlmUsage>("LLMUsage"),
        DatabaseModel.Of<Emoji>("Emoji"),
        DatabaseModel.Of<Message>("Messages"),
        DatabaseModel.Of<ActionRecord>("ActionRecords"),
        DatabaseModel.Of<Image>("Images"),
        DatabaseModel.Of<ImageDescription>("ImageDescriptions"),
        DatabaseModel.Of<Video>("Videos"),
        DatabaseModel.Of<OnlineTime>("OnlineTime"),
        DatabaseModel.Of<PersonInfo>("PersonInfo"),
        DatabaseModel.Of<BotPersonalityInterest>("BotPersonalityInterests"),
        DatabaseModel.Of<Memory>("Memory"),
        DatabaseModel.Of<Expression>("Expression"),
        DatabaseModel.Of<ThinkingLog>("ThinkingLog"),
        DatabaseModel.Of<GraphNode>("GraphNodes"),
        DatabaseModel.Of<GraphEdge>("GraphEdges"),
        DatabaseModel.Of<Schedule>("Schedule"),
        DatabaseModel.Of<MaiZoneScheduleStatus>("MaiZoneScheduleStatus"),
        DatabaseModel.Of<BanUser>("BanUser"),
        DatabaseModel.Of<AntiInjectionStat>("AntiInjectionStats"),
        DatabaseModel.Of<CacheEntry>("CacheEntries"),
        DatabaseModel.Of<MonthlyPlan>("MonthlyPlan"),
        DatabaseModel.Of<PermissionNode>("PermissionNodes"),
        DatabaseModel.Of<UserPermission>("UserPermissions"),
        DatabaseModel.Of<UserRelationship>("UserRelationships"),
    }.ToFrozenDictionary(model => model.Name, StringComparer.Ordinal);
}
