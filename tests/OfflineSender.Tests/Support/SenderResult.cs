namespace OfflineSender.Tests;

/// <summary>How a run ended, and what it said.</summary>
internal sealed record SenderResult(int ExitCode, string Output, string Error)
{
    /// <summary>The ids; a last line without its end was cut off by a kill, and was not said.</summary>
    public string[] Ids => Output.Split('\n')[..^1];
}
