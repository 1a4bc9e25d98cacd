namespace Storage.Core;

/// <summary>Something that people should be told.</summary>
/// <param name="Source">The part of the suite that tells it, such as <c>budget</c> or <c>queue</c>.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Title">One line, without content of users.</param>
/// <param name="Text">The whole message, in full sentences.</param>
/// <param name="At">When it was found.</param>
public sealed record Alert(string Source, AlertSeverity Severity, string Title, string Text, DateTimeOffset At)
{
    /// <summary>Gets what makes two alerts the same one; who sends alerts may merge those of one key.</summary>
    /// <value>The default is empty: every alert is one of its own.</value>
    public string Key { get; init; } = string.Empty;

    /// <summary>Gets figures and names that belong to it, in the order in which they are to be shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];
}
