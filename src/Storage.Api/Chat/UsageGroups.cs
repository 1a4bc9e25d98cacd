namespace Storage.Api;

/// <summary>How LLM calls are parted into groups.</summary>
[Flags]
public enum UsageGroups
{
    /// <summary>All together.</summary>
    None = 0,

    /// <summary>By day, as the calls' times say it.</summary>
    Day = 1,

    /// <summary>By model.</summary>
    Model = 2,

    /// <summary>By user.</summary>
    User = 4,
}
