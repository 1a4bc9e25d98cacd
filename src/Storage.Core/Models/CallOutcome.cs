namespace Storage.Core;

/// <summary>How a call to a language model ended.</summary>
public enum CallOutcome
{
    /// <summary>The answer is complete.</summary>
    Completed,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>The caller stopped reading the answer.</summary>
    Dropped,

    /// <summary>The provider or the way to it failed.</summary>
    Failed,
}
