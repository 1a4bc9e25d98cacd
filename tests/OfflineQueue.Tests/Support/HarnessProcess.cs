using System.Reflection;
using System.Runtime.InteropServices;
using Storage.TestProcesses;

namespace OfflineQueue.Tests;

/// <summary>The harness in a process of its own, with the key of the tests' queues.</summary>
internal sealed partial class HarnessProcess(string arguments, params (string Name, string Value)[] environment)
    : ProgramProcess(ProgramPath(), arguments, [("OFFLINE_QUEUE_KEY", TestQueue.Key.Export()), .. environment])
{
    private const int Terminate = 15;

    public int ExitCode => Process.ExitCode;

    public void SendTerminate() => Kill(Process.Id, Terminate).Should().Be(0);

    private static string ProgramPath() =>
        typeof(HarnessProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "OfflineQueue.CrashHarness").Value!;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
