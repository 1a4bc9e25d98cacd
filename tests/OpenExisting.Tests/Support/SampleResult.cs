namespace OpenExistingSample.Tests;

/// <summary>How the sample ended.</summary>
internal sealed record SampleResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
