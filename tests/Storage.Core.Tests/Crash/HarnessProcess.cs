using Storage.TestProcesses;

namespace Storage.Core.Tests;

/// <summary>The harness in a process of its own.</summary>
internal sealed class HarnessProcess(string arguments, params (string Name, string Value)[] environment)
    : ProgramProcess(Path.Combine(AppContext.BaseDirectory, "Storage.CrashHarness.dll"), arguments, environment);
