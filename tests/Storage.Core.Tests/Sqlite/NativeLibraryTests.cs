using Microsoft.Data.Sqlite;

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
}
