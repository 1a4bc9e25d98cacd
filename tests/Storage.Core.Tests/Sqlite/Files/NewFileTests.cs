namespace Storage.Core.Tests;

public sealed class NewFileTests
{
    [Fact]
    public async Task A_new_file_is_its_owners_alone_and_leaves_nothing_beside_it()
    {
        await using var database = new TestDatabase();

        await using (await database.OpenAsync())
        {
            if (!OperatingSystem.IsWindows())
            {
                foreach (var file in Directory.GetFiles(database.Directory))
                {
                    File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
                }
            }
        }

        Directory.GetFiles(database.Directory).Should().Equal(database.FilePath);
    }

    [Fact]
    public async Task A_missing_directory_is_made_for_its_owner_alone()
    {
        await using var database = new TestDatabase();
        var directory = Path.Combine(database.Directory, "a", "b");

        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Path.Combine(directory, "test.db") });

        Directory.Exists(directory).Should().BeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(directory).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Two_processes_that_make_one_file_at_once_share_it()
    {
        await using var database = new TestDatabase();
        using var first = new HarnessProcess($"faults \"{database.FilePath}\" a 20");
        using var second = new HarnessProcess($"faults \"{database.FilePath}\" b 20");

        var lines = (await first.ToEndAsync()).Concat(await second.ToEndAsync()).ToList();

        lines.Count(line => line.StartsWith("Applied", StringComparison.Ordinal)).Should().Be(40);
        (await StoredEntries.OfAsync(database.FilePath)).Should().HaveCount(40);
        Directory.GetFiles(database.Directory).Should().Equal(database.FilePath);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_never_taken_over()
    {
        await using var database = new TestDatabase();
        var temporary = Internal.SqliteFile.CreateTemporary(database.FilePath);
        await File.WriteAllTextAsync(database.FilePath, "theirs");

        var isPublished = Internal.SqliteFile.TryPublish(temporary, database.FilePath);

        isPublished.Should().BeFalse();
        (await File.ReadAllTextAsync(database.FilePath)).Should().Be("theirs");
    }

    [Fact]
    public async Task Many_that_publish_at_once_have_one_winner()
    {
        await using var database = new TestDatabase();
        var temporaries = Enumerable.Range(0, 16).Select(_ => Internal.SqliteFile.CreateTemporary(database.FilePath)).ToArray();

        var published = await Task.WhenAll(temporaries.Select(temporary => Task.Run(() => Internal.SqliteFile.TryPublish(temporary, database.FilePath))));

        published.Should().ContainSingle(isPublished => isPublished);
    }

    [Fact]
    public async Task A_temporary_database_goes_with_its_engine()
    {
        var storage = await SqliteStorage.OpenTemporaryAsync();
        await storage.EnsureSchemaAsync([Entity.Map<Note>()]);
        await storage.Add("a");
        var path = storage.FilePath;
        File.Exists(path).Should().BeTrue();

        await storage.DisposeAsync();

        Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Should().BeEmpty();
    }

    [Fact]
    public async Task A_temporary_database_has_valid_options_too()
    {
        var act = async () => await SqliteStorage.OpenTemporaryAsync(options => options.ReaderLimit = 0);

        await act.Should().ThrowAsync<ArgumentException>();
    }
}
