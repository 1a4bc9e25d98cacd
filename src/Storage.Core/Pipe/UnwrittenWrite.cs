namespace Storage.Core;

/// <summary>An accepted write that a drain did not bring to the disk.</summary>
/// <param name="Unit">The unit, as it was scheduled.</param>
/// <param name="Outcome">What is known: <see cref="WriteOutcome.NotApplied"/>, or <see cref="WriteOutcome.Unknown"/> of a write that is on
/// its way or whose commit broke off.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record UnwrittenWrite(WriteUnit Unit, WriteOutcome Outcome, string Reason);
