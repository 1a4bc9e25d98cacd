using System.Reflection;
using Storage.TestProcesses;

namespace Samples.Tests;

/// <summary>A sample in a process of its own.</summary>
internal sealed class SampleProcess(string name) : ProgramProcess(PathOf(name), string.Empty)
{
    public int ExitCode => Process.ExitCode;

    private static string PathOf(string name) =>
        typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
}
