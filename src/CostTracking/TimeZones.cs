namespace CostTracking.Internal;

/// <summary>Finds time zones by their IANA names.</summary>
internal static class TimeZones
{
    // small images have no time zone data; China's clock has not been changed since 1991, so it needs none
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "China", "China");

    public static TimeZoneInfo Find(string id) => TryFind(id, out var zone)
        ? zone
        : throw new ArgumentException($"The time zone '{id}' is not known on this machine. Use an IANA name, such as Asia/Shanghai.", nameof(id));

    public static bool TryFind(string id, out TimeZoneInfo zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found))
        {
            zone = found;
            return true;
        }

        zone = id == China.Id ? China : TimeZoneInfo.Utc;
        return id == China.Id || id == TimeZoneInfo.Utc.Id;
    }
}
