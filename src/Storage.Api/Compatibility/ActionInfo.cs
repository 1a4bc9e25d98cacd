namespace Storage.Api.Compatibility;

/// <summary>What <see cref="DatabaseApi.StoreActionInfoAsync"/> is asked: the arguments of <c>store_action_info</c>.</summary>
public sealed record ActionInfo
{
    /// <summary>Gets the stream in which the action was taken; <see langword="null"/> for none.</summary>
    public Core.ChatStream? ChatStream { get; init; }

    /// <summary>Gets whether the action goes into the prompt.</summary>
    public bool ActionBuildIntoPrompt { get; init; }

    /// <summary>Gets how the prompt shows the action.</summary>
    public string ActionPromptDisplay { get; init; } = string.Empty;

    /// <summary>Gets whether the action is done.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool ActionDone { get; init; } = true;

    /// <summary>Gets the id of the thought that led to the action, which becomes the action's id; empty for the current time in
    /// microseconds.</summary>
    public string ThinkingId { get; init; } = string.Empty;

    /// <summary>Gets the action's data, which is stored as JSON: texts, numbers, truth values, lists and dictionaries of these.</summary>
    public IReadOnlyDictionary<string, object?>? ActionData { get; init; }

    /// <summary>Gets the action's name.</summary>
    public string ActionName { get; init; } = string.Empty;
}
