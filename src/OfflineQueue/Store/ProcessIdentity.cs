using System.Diagnostics;
using System.Globalization;

namespace OfflineQueue.Internal;

/// <summary>
/// Names a process so that another one on the same machine can tell whether it lives still. A process number alone is given again; with the
/// start time in ticks since the boot, the boot and the number space it is not.
/// </summary>
internal static class ProcessIdentity
{
    private const int StartTimeField = 22;
    private const int FirstFieldAfterName = 3;

    private static readonly string Machine = MachineText();

    /// <summary>This process.</summary>
    public static string Current { get; } = $"{Machine}/{Environment.ProcessId}/{StartOf(Environment.ProcessId)}";

    /// <summary>Whether a process is known to have ended; of other machines nothing is known.</summary>
    public static bool HasEnded(string owner)
    {
        var parts = owner.Split('/');
        return parts is [var machine, var text, var start]
            && machine == Machine
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && StartOf(id) != start;
    }

    private static string MachineText()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.MachineName;
        }

        var boot = Read("/proc/sys/kernel/random/boot_id")?.Trim();
        var space = new FileInfo("/proc/self/ns/pid").LinkTarget;
        return $"{boot}.{space}";
    }

    private static string? StartOf(int id) => OperatingSystem.IsLinux() ? LinuxStartOf(id) : OtherStartOf(id);

    // the name, in brackets, may hold spaces and brackets itself
    private static string? LinuxStartOf(int id)
    {
        var stat = Read($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
        return stat?[(stat.LastIndexOf(')') + 2)..].Split(' ')[StartTimeField - FirstFieldAfterName];
    }

    private static string? OtherStartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Read(string path)
    {
        try
        {
#pragma warning disable RS0030 // the kernel's own files
            return File.ReadAllText(path);
#pragma warning restore RS0030
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
