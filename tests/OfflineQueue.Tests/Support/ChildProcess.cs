using System.Diagnostics;

namespace OfflineQueue.Tests;

/// <summary>Runs programs of the system.</summary>
internal static class ChildProcess
{
    public static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            errors.Wait();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    /// <summary>Reads a file in a process of its own: closing a handle of an open database here would drop SQLite's locks on it.</summary>
    public static byte[] ReadFile(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true })!;
        using var content = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(content);
        process.WaitForExit();
        return content.ToArray();
    }
}
