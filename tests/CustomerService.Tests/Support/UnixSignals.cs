using System.Globalization;
using System.Runtime.InteropServices;

namespace CustomerService.Tests;

internal static partial class UnixSignals
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    private const nint Default = 0;

    public static string? SkipReason => OperatingSystem.IsWindows() ? "SKIPPED: the test sends signals, which Windows has not." : null;

    public static void Send(int process, int signal) => Kill(process, signal).Should().Be(0, "the process has not ended yet");

    /// <summary>Lets child processes hear Ctrl-C. A shell starts what it runs in the background with that signal ignored, and children
    /// inherit it.</summary>
    public static void LetChildrenHearInterrupts()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : null;
        if (line is not null && (ulong.Parse(line[Ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (Interrupt - 1))) != 0)
        {
            SetHandler(Interrupt, Default);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
