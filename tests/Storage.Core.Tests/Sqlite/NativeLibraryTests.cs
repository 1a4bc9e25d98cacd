using Microsoft.Data.Sqlite;
using Storage.Core.Internal;

namespace Storage.Core.Tests;

public sealed class NativeLibraryTests
{
    [Fact]
    public void The_native_library_is_at_least_3_51_3()
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection("Data Source=:memory:");

        connection.Open();

        Version.Parse(connection.ServerVersion).Should().BeGreaterThanOrEqualTo(new Version(3, 51, 3));
    }

    [Fact]
    public void Another_provider_is_refused_since_its_statements_are_not_ours_to_read()
    {
        var refusal = () => SqliteConnections.RefuseOtherNativeLibrary("e_sqlcipher");

        refusal.Should().Throw<StorageException>().WithMessage("*'e_sqlcipher'*'e_sqlite3'*");
        SqliteConnections.RefuseOtherNativeLibrary(SqliteConnections.NativeLibraryName());
    }
}
