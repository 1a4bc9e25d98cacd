using Microsoft.Data.Sqlite;

namespace Storage.Core.Tests;

/// <summary>Every way in which a file can be wrong has its own error, and the file is left as it is.</summary>
public sealed class FileStateTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_missing_file_that_must_exist()
    {
        var failure = await Open(options => options.OpenMode = DatabaseOpenMode.MustExist);

        failure.Code.Should().Be(StorageErrorCode.FileMissing);
        failure.Message.Should().Contain(_database.FilePath);
        Directory.GetFileSystemEntries(_database.Directory).Should().BeEmpty();
    }

    [Fact]
    public async Task A_database_whose_texts_are_not_utf8()
    {
        using (var connection = new SqliteConnection($"Data Source={_database.FilePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (x TEXT);";
            command.ExecuteNonQuery();
        }

        var failure = await Open();

        failure.Code.Should().Be(StorageErrorCode.ForeignDatabase);
        failure.Message.Should().Contain("UTF-16");
    }

    [Theory]
    [InlineData(0, StorageErrorCode.FileEmpty)]
    [InlineData(5, StorageErrorCode.NotADatabase)]
    [InlineData(100, StorageErrorCode.NotADatabase)]
    [InlineData(9_000, StorageErrorCode.NotADatabase)]
    public async Task A_file_that_is_no_database(int length, StorageErrorCode code)
    {
        var content = Enumerable.Repeat((byte)'x', length).ToArray();
        await File.WriteAllBytesAsync(_database.FilePath, content);

        var failure = await Open();

        failure.Code.Should().Be(code);
        failure.Message.Should().Contain(_database.FilePath);
        (await File.ReadAllBytesAsync(_database.FilePath)).Should().Equal(content);
        Directory.GetFileSystemEntries(_database.Directory).Should().ContainSingle();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(600)]
    [InlineData(4_096)]
    public async Task A_database_that_was_cut_off(int length)
    {
        await using (var storage = await _database.OpenAsync())
        {
            await storage.Add("a");
        }

        var whole = await File.ReadAllBytesAsync(_database.FilePath);
        await File.WriteAllBytesAsync(_database.FilePath, whole[..length]);

        var failure = await Open();

        failure.Code.Should().BeOneOf(StorageErrorCode.NotADatabase, StorageErrorCode.Corrupt);
        failure.Message.Should().Contain(_database.FilePath);
        (await File.ReadAllBytesAsync(_database.FilePath)).Should().Equal(whole[..length]);
    }

    [Fact]
    public async Task Another_applications_database()
    {
        using (var connection = _database.Connect())
        {
            connection.Run("create table theirs (id integer); pragma application_id = 1234");
        }

        var failure = await Open();

        failure.Code.Should().Be(StorageErrorCode.ForeignDatabase);
        using var again = _database.Connect();
        again.Run("pragma journal_mode").Should().Be("delete");
    }

    [Fact]
    public async Task A_database_without_an_application_id_is_taken_as_it_is()
    {
        using (var connection = _database.Connect())
        {
            connection.Run("create table theirs (id integer); insert into theirs values (7)");
        }

        await using var storage = await _database.OpenAsync();

        (await storage.QueryAsync<ValueRow>($"select id from theirs")).Single()[0].AsInt64().Should().Be(7);
    }

    [Fact]
    public async Task A_directory()
    {
        Directory.CreateDirectory(_database.FilePath);

        (await Open()).Code.Should().Be(StorageErrorCode.CannotOpen);
    }

    [Fact]
    public async Task A_second_engine_on_the_same_file_also_through_a_link()
    {
        await using var storage = await _database.OpenAsync();
        var link = Path.Combine(_database.Directory, "link.db");
        File.CreateSymbolicLink(link, _database.FilePath);
        var linkedDirectory = Path.Combine(_database.Directory, "linked");
        Directory.CreateSymbolicLink(linkedDirectory, _database.Directory);

        (await Open()).Code.Should().Be(StorageErrorCode.AlreadyOpen);
        (await Open(options => options.Path = link)).Code.Should().Be(StorageErrorCode.AlreadyOpen);
        (await Open(options => options.Path = Path.Combine(linkedDirectory, "test.db"))).Code.Should().Be(StorageErrorCode.AlreadyOpen);
        (await Open(options => options.Path = Path.Combine(_database.Directory, ".", "test.db"))).Code.Should().Be(StorageErrorCode.AlreadyOpen);
        await storage.Add("a");
    }

    [Fact]
    public async Task A_file_can_be_opened_again_after_a_failed_open_and_after_a_close()
    {
        await File.WriteAllTextAsync(_database.FilePath, "");
        await Open();
        File.Delete(_database.FilePath);

        await using (var storage = await _database.OpenAsync())
        {
            await storage.Add("a");
        }

        await using var again = await _database.OpenAsync();
        (await again.NoteIds()).Should().Equal("a");
    }

    [NeedsFact(Needs.Immutable)]
    public async Task A_file_that_cannot_be_written()
    {
        await using (await _database.OpenAsync())
        {
        }

        Tool.Run("chattr", "+i", _database.FilePath).Should().Be(0);
        try
        {
            (await Open()).Code.Should().Be(StorageErrorCode.ReadOnly);
        }
        finally
        {
            Tool.Run("chattr", "-i", _database.FilePath);
        }
    }

    [NeedsFact(Needs.Immutable)]
    public async Task A_directory_that_cannot_be_written()
    {
        Tool.Run("chattr", "+i", _database.Directory).Should().Be(0);
        try
        {
            (await Open()).Code.Should().BeOneOf(StorageErrorCode.ReadOnly, StorageErrorCode.CannotOpen);
        }
        finally
        {
            Tool.Run("chattr", "-i", _database.Directory);
        }
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:test.db?mode=memory")]
    [InlineData("")]
    public async Task What_is_no_path_of_a_file(string path)
    {
        var act = async () => await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });

        await act.Should().ThrowAsync<ArgumentException>();
    }

    private Task<StorageException> Open(Action<SqliteStorageOptions>? configure = null)
    {
        var options = new SqliteStorageOptions { Path = _database.FilePath };
        configure?.Invoke(options);
        return SqliteStorage.OpenAsync(options).ShouldFail();
    }
}
