namespace CustomerService.Tests;

/// <summary>How one attempt to kill a program in its work went.</summary>
/// <param name="WasKilled">Whether the program was still running; if not, nothing was tried.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Ids">The messages that it had acknowledged.</param>
/// <param name="Messages">How many messages it had to store.</param>
internal sealed record KillRound(bool WasKilled, TimeSpan Elapsed, string[] Ids, int Messages)
{
    /// <summary>How far the program had come; one that ended by itself was through, whatever it acknowledged.</summary>
    public KillProgress Progress => (WasKilled, Ids.Length) switch
    {
        (true, 0) => KillProgress.Before,
        (true, var count) when count < Messages => KillProgress.InTheMiddle,
        _ => KillProgress.After,
    };
}
