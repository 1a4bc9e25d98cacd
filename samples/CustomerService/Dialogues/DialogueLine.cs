namespace CustomerService;

/// <summary>What a line of input says, before the message's place in its dialogue is known.</summary>
internal readonly record struct DialogueLine(string StreamId, DateTimeOffset Time, string UserId, string Text);
