namespace Storage.Optimization.Internal;

/// <summary>A cached value that holds by more than its own place.</summary>
internal interface ICheckedValue
{
    /// <summary>Says whether it may still be handed out.</summary>
    bool IsCurrent(long now);
}
