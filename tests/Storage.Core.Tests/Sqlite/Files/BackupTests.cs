using System.Security.Cryptography;

namespace Storage.Core.Tests;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    private string Copy => Path.Combine(_database.Directory, "copy.db");

    public async Task InitializeAsync() => _storage = await _database.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_backup_made_while_writing_is_one_moment_whole_and_its_owners_alone()
    {
        await _storage.Add("first");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await _storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"a{i}", ChatId = new string('x', 3_000) }), Write.Insert(new Note { NoteId = $"b{i}" })));
            }
        });

        var report = await _storage.BackupAsync(Copy);
        await stop.CancelAsync();
        await writer;

        (report.Path, report.Bytes).Should().Be((Copy, new FileInfo(Copy).Length));
        report.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Copy))));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Copy).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using var copy = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Copy, OpenMode = DatabaseOpenMode.MustExist });
        var ids = await copy.NoteIds();
        ids.Should().StartWith("first");
        ids.Count(id => id[0] == 'a').Should().Be(ids.Count(id => id[0] == 'b'), "a unit is in it whole or not at all");
        Directory.GetFiles(_database.Directory, "*.new-*").Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await File.WriteAllTextAsync(Copy, "theirs");

        var failure = await _storage.BackupAsync(Copy).ShouldFail();
        var itself = await _storage.BackupAsync(_database.FilePath).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.FileExists);
        itself.Code.Should().Be(StorageErrorCode.FileExists);
        (await File.ReadAllTextAsync(Copy)).Should().Be("theirs");
    }

    [Fact]
    public async Task A_cancelled_backup_leaves_nothing()
    {
        await _storage.WriteAsync(new WriteUnit(Write.Insert<Note>(Enumerable.Range(0, 2_000).Select(i => new Note { NoteId = $"n{i}", ChatId = new string('x', 10_000) }).ToArray())));
        using var cancellation = new CancellationTokenSource();
        var backup = _storage.BackupAsync(Copy, cancellation.Token).AsTask();
        SpinWait.SpinUntil(() => Directory.GetFiles(_database.Directory, "copy.db.new-*").Length > 0 || backup.IsCompleted, TestExtensions.Patience);

        await cancellation.CancelAsync();
        var act = () => backup;

        await act.Should().ThrowAsync<OperationCanceledException>();
        Directory.GetFiles(_database.Directory, "copy.db*").Should().BeEmpty();
    }

    [Fact]
    public async Task A_backup_of_a_closed_engine_is_refused()
    {
        await _storage.CloseAsync(TestExtensions.Patience);

        var act = async () => await _storage.BackupAsync(Copy);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
    }
}
