using Storage.Core.Internal;

namespace Storage.Core.Tests;

public sealed class NetworkFileSystemTests
{
    [Theory]
    [InlineData("nfs")]
    [InlineData("nfs4")]
    [InlineData("cifs")]
    [InlineData("SMB2")]
    [InlineData("9p")]
    [InlineData("fuse.sshfs")]
    public void A_file_system_that_machines_share_is_refused_by_name(string format)
    {
        var refuse = () => SqliteFile.RefuseNetworkFormat("/mnt/chat.db", format);

        var failure = refuse.Should().Throw<StorageException>().Which;
        failure.Code.Should().Be(StorageErrorCode.NetworkFileSystem);
        failure.Message.Should().Contain("/mnt/chat.db").And.Contain(format).And.Contain("AllowNetworkFileSystem");
    }

    [Theory]
    [InlineData("ext4")]
    [InlineData("xfs")]
    [InlineData("tmpfs")]
    [InlineData("overlay")]
    [InlineData(null)]
    public void A_local_or_unknown_file_system_is_not(string? format)
    {
        var refuse = () => SqliteFile.RefuseNetworkFormat("/var/chat.db", format);

        refuse.Should().NotThrow();
    }
}
