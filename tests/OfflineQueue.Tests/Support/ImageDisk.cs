using System.Runtime.InteropServices;

namespace OfflineQueue.Tests;

/// <summary>An ext4 file system in a file, whose power can be cut: what the disk has not been told to keep is gone then.</summary>
internal sealed partial class ImageDisk : IDisposable
{
    // _IOR('X', 125, __u32): the file system's own shutdown; 2 keeps not even the journal's unwritten part
    private const uint Shutdown = 0x8004587D;
    private const uint WithoutLog = 2;

    private readonly string _image;

    public ImageDisk(string folder)
    {
        _image = Path.Combine(folder, "disk.img");
        Mount = Path.Combine(folder, "mount");
        Directory.CreateDirectory(Mount);
        using (var file = File.Create(_image))
        {
            file.SetLength(64L * 1024 * 1024);
        }

        Require("mkfs.ext4", "-q", "-F", _image);
        Attach();
    }

    public string Mount { get; }

    /// <summary>Cuts the power, ends what was running by a callback, and turns it on again.</summary>
    public async Task CutPowerAsync(Func<Task> end)
    {
        var descriptor = Open(Mount, 0);
        descriptor.Should().BeGreaterThanOrEqualTo(0);
        var flag = WithoutLog;
        var result = Ioctl(descriptor, Shutdown, ref flag);
        _ = Close(descriptor);
        result.Should().Be(0);
        await end();
        Require("umount", Mount);
        Attach();
    }

    public void Dispose() => ChildProcess.Run("umount", Mount);

    private void Attach() => Require("mount", "-o", "loop", _image, Mount);

    private static void Require(string program, params string[] arguments)
    {
        if (ChildProcess.Run(program, arguments) != 0)
        {
            throw new InvalidOperationException($"{program} failed.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, ref uint argument);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
