namespace CostTracking;

/// <summary>Who and what calls are for. <see cref="Use"/> puts labels into effect for the calls that are begun in its scope.</summary>
public sealed record CallLabels
{
    private static readonly AsyncLocal<CallLabels?> Current = new();

    /// <summary>Gets the user.</summary>
    /// <value>The default is <c>system</c>.</value>
    public string UserId { get; init; } = "system";

    /// <summary>Gets the conversation.</summary>
    public string? SessionId { get; init; }

    /// <summary>Gets the tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets the number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets the name under which the model is assigned to its task.</summary>
    public string AssignName { get; init; } = string.Empty;

    /// <summary>Gets what kind of request it is.</summary>
    /// <value>The default is <c>chat</c>.</value>
    public string RequestType { get; init; } = "chat";

    internal static CallLabels? InEffect => Current.Value;

    /// <summary>Puts the labels into effect until the result is disposed; those before come back then.</summary>
    /// <returns>Ends the effect.</returns>
    public IDisposable Use()
    {
        var before = Current.Value;
        Current.Value = this;
        return new Scope(before);
    }

    private sealed class Scope(CallLabels? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
