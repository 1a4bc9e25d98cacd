using System.Text.Json;

namespace CustomerService.Tests;

/// <summary>How a program ended, and what it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads standard output, which must be one JSON object and nothing else.</summary>
    public RunReport Report() => JsonSerializer.Deserialize<RunReport>(Output, Strict)!;

    /// <summary>Reads the report of a run that must have gone well.</summary>
    public RunReport VerifiedReport()
    {
        ExitCode.Should().Be(0, Error);
        var report = Report();
        report.Verified.Should().BeTrue();
        return report;
    }
}
