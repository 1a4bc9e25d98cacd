using Storage.TestProcesses;

namespace CostTracking.Tests;

/// <summary>The test program in a process of its own.</summary>
internal sealed class SpenderProcess(string arguments) : ProgramProcess(Path.Combine(AppContext.BaseDirectory, "CostTracking.CrashHarness.dll"), arguments);
