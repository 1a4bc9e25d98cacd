namespace Storage.Core.Tests;

/// <summary>The 25 tables, each with a column of texts or numbers to be changed.</summary>
internal static class ExistingTables
{
    public static IReadOnlyList<ExistingTable> All { get; } =
    [
        Of(ChatStream.Columns.MessageCount, row => (row.MessageCount ?? 0) + 1, (row, value) => row with { MessageCount = value }),
        Of(LlmUsage.Columns.PromptTokens, row => row.PromptTokens + 1, (row, value) => row with { PromptTokens = value }),
        Of(Emoji.Columns.Emotion, row => $"开心 {row.Id}", (row, value) => row with { Emotion = value }),
        Of(Message.Columns.MemorizedTimes, row => row.MemorizedTimes + 1, (row, value) => row with { MemorizedTimes = value }),
        Of(ActionRecord.Columns.ActionName, row => $"reply {row.Id}", (row, value) => row with { ActionName = value! }),
        Of(Image.Columns.Count, row => row.Count + 1, (row, value) => row with { Count = value }),
        Of(ImageDescription.Columns.Description, row => $"一只猫 {row.Id}", (row, value) => row with { Description = value! }),
        Of(Video.Columns.FileSize, row => (row.FileSize ?? 0) + 1, (row, value) => row with { FileSize = value }),
        Of(OnlineTime.Columns.Duration, row => row.Duration + 1, (row, value) => row with { Duration = value }),
        Of(PersonInfo.Columns.ShortImpression, row => $"friendly {row.Id}", (row, value) => row with { ShortImpression = value }),
        Of(BotPersonalityInterest.Columns.Version, row => row.Version + 1, (row, value) => row with { Version = value }),
        Of(Memory.Columns.MemoryText, row => $"记得 {row.Id}", (row, value) => row with { MemoryText = value }),
        Of(Expression.Columns.Count, row => row.Count + 0.1, (row, value) => row with { Count = value }),
        Of(ThinkingLog.Columns.ResponseText, row => $"hm {row.Id}", (row, value) => row with { ResponseText = value }),
        Of(GraphNode.Columns.Weight, row => row.Weight + 0.5, (row, value) => row with { Weight = value }),
        Of(GraphEdge.Columns.Strength, row => row.Strength + 1, (row, value) => row with { Strength = value }),
        Of(Schedule.Columns.ScheduleData, row => $$"""[{"day": {{row.Id}}}]""", (row, value) => row with { ScheduleData = value! }),
        Of(MaiZoneScheduleStatus.Columns.Activity, row => $"看书 {row.Id}", (row, value) => row with { Activity = value! }),
        Of(BanUser.Columns.ViolationNum, row => row.ViolationNum + 1, (row, value) => row with { ViolationNum = value }),
        Of(AntiInjectionStat.Columns.ErrorCount, row => row.ErrorCount + 1, (row, value) => row with { ErrorCount = value }),
        Of(CacheEntry.Columns.AccessCount, row => row.AccessCount + 1, (row, value) => row with { AccessCount = value }),
        Of(MonthlyPlan.Columns.PlanText, row => $"计划 {row.Id}", (row, value) => row with { PlanText = value! }),
        Of(PermissionNode.Columns.Description, row => $"may {row.Id}", (row, value) => row with { Description = value! }),
        Of(UserPermission.Columns.GrantedBy, row => $"admin {row.Id}", (row, value) => row with { GrantedBy = value }),
        Of(UserRelationship.Columns.FirstMetTime, row => (row.FirstMetTime ?? 0) + 0.25, (row, value) => row with { FirstMetTime = value }),
    ];

    public static ExistingTable Of(string name) => All.Single(table => table.Name == name);

    private static ExistingTable<T, TValue> Of<T, TValue>(Column<T, TValue> column, Func<T, TValue> change, Func<T, TValue, T> with)
        where T : class, IEntity<T> => new(column, change, with);
}
