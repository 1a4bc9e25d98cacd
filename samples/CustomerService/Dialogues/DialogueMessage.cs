namespace CustomerService;

/// <summary>One message of a dialogue.</summary>
/// <param name="StreamId">The dialogue.</param>
/// <param name="Place">The message's place in its dialogue, from 0.</param>
/// <param name="Time">When it was sent.</param>
/// <param name="UserId">Who sent it.</param>
/// <param name="Text">What it says.</param>
internal sealed record DialogueMessage(string StreamId, int Place, DateTimeOffset Time, string UserId, string Text)
{
    /// <summary>Gets the message's own id. The same input gives the same ids, which is why a second run stores nothing twice.</summary>
    public string Id => $"{StreamId}:{Place}";
}
