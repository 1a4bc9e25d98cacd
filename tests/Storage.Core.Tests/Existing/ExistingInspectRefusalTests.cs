using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>What is no database, or none of ours, is refused by a look as it is by a start, and left as it is.</summary>
public sealed class ExistingInspectRefusalTests
{
    [Fact]
    public async Task A_missing_file()
    {
        await using var file = ExistingFile.Create();
        File.Delete(file.FilePath);

        var failure = await OpenExisting.InspectAsync(file.FilePath).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.FileMissing);
        failure.Message.Should().Contain(file.FilePath);
        Directory.GetFileSystemEntries(file.Folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_in_a_missing_folder()
    {
        await using var file = ExistingFile.Create();

        var failure = await OpenExisting.InspectAsync(Path.Combine(file.Folder, "no", "such.db")).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.FileMissing);
        Directory.GetFileSystemEntries(file.Folder).Should().Equal(file.FilePath);
    }

    [Fact]
    public async Task A_directory()
    {
        await using var file = ExistingFile.Create();

        (await OpenExisting.InspectAsync(file.Folder).ShouldFail()).Code.Should().Be(StorageErrorCode.CannotOpen);
    }

    [Theory]
    [InlineData(0, StorageErrorCode.FileEmpty)]
    [InlineData(5, StorageErrorCode.NotADatabase)]
    [InlineData(9_000, StorageErrorCode.NotADatabase)]
    public async Task A_file_that_is_no_database(int length, StorageErrorCode code)
    {
        await using var file = ExistingFile.Create();
        var content = Enumerable.Repeat((byte)'x', length).ToArray();
        await File.WriteAllBytesAsync(file.FilePath, content);

        var failure = await OpenExisting.InspectAsync(file.FilePath).ShouldFail();

        failure.Code.Should().Be(code);
        failure.Message.Should().Contain(file.FilePath);
        (await File.ReadAllBytesAsync(file.FilePath)).Should().Equal(content);
        Directory.GetFileSystemEntries(file.Folder).Should().Equal(file.FilePath);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(600)]
    [InlineData(40_000)]
    public async Task A_database_that_was_cut_off(int length)
    {
        await using var file = ExistingFile.Create();
        await File.WriteAllBytesAsync(file.FilePath, (await File.ReadAllBytesAsync(file.FilePath))[..length]);

        var failure = await OpenExisting.InspectAsync(file.FilePath).ShouldFail();

        failure.Code.Should().BeOneOf(StorageErrorCode.NotADatabase, StorageErrorCode.Corrupt);
        failure.Message.Should().Contain(file.FilePath);
    }

    [Fact]
    public async Task Another_applications_database()
    {
        await using var file = ExistingFile.Create();
        file.Run("PRAGMA application_id = 1234");
        var before = await File.ReadAllBytesAsync(file.FilePath);

        var failure = await OpenExisting.InspectAsync(file.FilePath).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.ForeignDatabase);
        (await File.ReadAllBytesAsync(file.FilePath)).AsSpan().SequenceEqual(before).Should().BeTrue();
    }

    [Fact]
    public async Task A_table_with_another_key()
    {
        await using var file = ExistingFile.Create();
        file.Run("DROP TABLE memory; CREATE TABLE memory (memory_id TEXT PRIMARY KEY)");

        var failure = await OpenExisting.InspectAsync(file.FilePath).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        failure.Message.Should().Contain("'memory'");
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:MaiBot.db")]
    [InlineData(" ")]
    public async Task What_is_no_path_of_a_file(string path)
    {
        var look = async () => await OpenExisting.InspectAsync(path);

        await look.Should().ThrowAsync<ArgumentException>();
    }

    // the engine takes texts as UTF-8; in such a file each would be another text
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_whose_texts_are_in_UTF_16(bool isLook)
    {
        await using var file = ExistingFile.Create();
        File.Delete(file.FilePath);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file.FilePath};Pooling=False"))
        {
            connection.Open();
            connection.Run("PRAGMA encoding = 'UTF-16le'");
            connection.Run(PredecessorSchema.Table("memory").Ddl);
        }

        var failure = await (isLook ? OpenExisting.InspectAsync(file.FilePath).ShouldFail() : file.OpenAsync().ShouldFail());

        failure.Message.Should().Contain("UTF-16");
    }

    [NeedsFact(Needs.Immutable)]
    public async Task A_file_in_a_folder_that_cannot_be_written_is_looked_into_or_refused_with_a_code()
    {
        await using var file = ExistingFile.Create();
        Tool.Run("chattr", "+i", file.Folder).Should().Be(0);
        try
        {
            var inspection = await OpenExisting.InspectAsync(file.FilePath);
            inspection.Tables.Should().HaveCount(26);
        }
        catch (StorageException exception)
        {
            exception.Code.Should().BeOneOf(StorageErrorCode.CannotOpen, StorageErrorCode.ReadOnly);
            exception.Message.Should().Contain(file.FilePath);
        }
        finally
        {
            Tool.Run("chattr", "-i", file.Folder);
        }
    }
}
