namespace Storage.Optimization.Internal;

/// <summary>What a host's function gave, and the tags it holds by.</summary>
internal sealed class FunctionResult(object? value, TagStamps tags) : ICheckedValue
{
    public object? Value { get; } = value;

    public bool IsCurrent(long now) => tags.IsCurrent(now);
}
