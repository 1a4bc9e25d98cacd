namespace CustomerService.Tests;

/// <summary>How one attempt to kill a program in its work went.</summary>
/// <param name="WasKilled">Whether the program was still running; if not, nothing was tried.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Ids">The messages that it had acknowledged.</param>
internal sealed record KillRound(bool WasKilled, TimeSpan Elapsed, string[] Ids);
