namespace Storage.Optimization.Internal;

/// <summary>A row in the first level that was put there ahead of its use.</summary>
internal interface IWatchedRow
{
    /// <summary>Gets whether it was asked for since.</summary>
    bool IsUsed { get; }

    /// <summary>Gets whether it has left the first level.</summary>
    bool IsGone { get; }
}
