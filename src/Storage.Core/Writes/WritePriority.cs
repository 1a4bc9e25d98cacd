namespace Storage.Core;

/// <summary>How soon a scheduled write is to be written.</summary>
public enum WritePriority
{
    /// <summary>It may wait a little for others to share its commit.</summary>
    Low = -1,

    /// <summary>It goes with the next commit.</summary>
    Normal = 0,

    /// <summary>It goes at once, and takes along what has to be written before it.</summary>
    High = 1,
}
