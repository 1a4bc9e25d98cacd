namespace Storage.Core.Tests;

public sealed class FileLifetimeTests
{
    [Fact]
    public async Task A_new_database_is_not_made_beside_the_log_of_an_old_one()
    {
        await using var database = new TestDatabase();
        await File.WriteAllTextAsync(database.FilePath + "-wal", "the log of a database that somebody deleted");

        var open = () => database.OpenAsync();

        var failure = (await open.Should().ThrowAsync<StorageException>()).Which;
        failure.Code.Should().Be(StorageErrorCode.FileMissing);
        failure.Message.Should().Contain("test.db-wal");
        File.Exists(database.FilePath).Should().BeFalse();
    }

    [Fact]
    public async Task A_second_close_does_not_give_up_the_path_of_the_engine_that_came_after()
    {
        await using var database = new TestDatabase();
        var first = await database.OpenAsync();
        await first.DisposeAsync();
        await using var second = await database.OpenAsync();

        await first.DisposeAsync();
        var third = () => database.OpenAsync();

        (await third.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyOpen);
        await second.Add("still there");
        (await second.NoteIds()).Should().Equal("still there");
    }

    [Fact]
    public async Task A_link_that_leads_through_another_link_is_the_same_file()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        var inner = Path.Combine(database.Directory, "inner");
        var outer = Path.Combine(database.Directory, "outer");
        Directory.CreateSymbolicLink(inner, database.Directory);
        Directory.CreateSymbolicLink(outer, Path.Combine(inner, "."));

        var again = async () => await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Path.Combine(outer, "test.db") });

        (await again.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyOpen);
    }
}
