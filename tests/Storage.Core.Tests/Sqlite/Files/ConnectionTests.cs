using Storage.Core.Internal;

namespace Storage.Core.Tests;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData(3_051_002)]
    [InlineData(3_050_004)]
    [InlineData(3_040_001)]
    public void An_old_native_library_is_refused(int version)
    {
        var act = () => SqliteConnections.RefuseOldNativeLibrary(version);

        act.Should().Throw<StorageException>().Which.Code.Should().Be(StorageErrorCode.NativeLibraryTooOld);
    }

    [Theory]
    [InlineData(3_051_003)]
    [InlineData(3_053_003)]
    public void A_safe_native_library_is_taken(int version)
    {
        var act = () => SqliteConnections.RefuseOldNativeLibrary(version);

        act.Should().NotThrow();
        SqliteConnections.NativeVersion().Should().BeGreaterThanOrEqualTo(SqliteConnections.OldestNativeVersion);
    }

    [Fact]
    public void A_local_file_system_is_no_network()
    {
        var act = () => SqliteFile.RefuseNetworkFileSystem(Path.Combine(Path.GetTempPath(), "x.db"));

        act.Should().NotThrow();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_connection_has_its_pragmas(bool isReader)
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        var connections = new SqliteConnections(database.FilePath, new SqliteStorageOptions { Path = database.FilePath, ReaderCacheKiB = 1_234, WriterCacheKiB = 4_321 });
        using var handle = isReader ? connections.OpenReader(0) : connections.OpenWriter();

        string Pragma(string name) => handle.ScalarText($"PRAGMA {name}");

        Pragma("journal_mode").Should().Be("wal");
        Pragma("synchronous").Should().Be("2");
        Pragma("foreign_keys").Should().Be("1");
        Pragma("trusted_schema").Should().Be("0");
        Pragma("cell_size_check").Should().Be("1");
        Pragma("temp_store").Should().Be("2");
        Pragma("mmap_size").Should().Be("0");
        Pragma("wal_autocheckpoint").Should().Be("0");
        Pragma("cache_size").Should().Be(isReader ? "-1234" : "-4321");
        Pragma("query_only").Should().Be(isReader ? "1" : "0");
    }

    [Fact]
    public async Task The_file_carries_our_application_id()
    {
        await using var database = new TestDatabase();
        await using (await database.OpenAsync())
        {
        }

        using var connection = database.Connect();
        connection.Run("pragma application_id").Should().Be((long)SqliteFile.ApplicationId);
    }
}
