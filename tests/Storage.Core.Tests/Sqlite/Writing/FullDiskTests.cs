namespace Storage.Core.Tests;

public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly string _mount = Directory.CreateTempSubdirectory("storage-disk-").FullName;
    private bool _isMounted;

    public Task InitializeAsync()
    {
        _isMounted = Machine.Missing(Needs.Linux | Needs.Mount) is null && Tool.Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", _mount) == 0;
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        if (_isMounted)
        {
            Tool.Run("umount", _mount).Should().Be(0);
        }

        Directory.Delete(_mount);
        return Task.CompletedTask;
    }

    [NeedsFact(Needs.Linux | Needs.Mount)]
    public async Task A_full_disk_fails_writes_with_its_own_code_and_reads_go_on()
    {
        await using var database = new TestDatabase(_mount);
        await using var storage = await database.OpenAsync();
        var filler = Path.Combine(_mount, "filler");
        await File.WriteAllBytesAsync(filler, new byte[3_000_000]);
        var stored = new List<string>();
        StorageException? failure = null;

        for (var i = 0; failure is null && i < 2_000; i++)
        {
            try
            {
                await storage.Add($"n{i}", new string('x', 20_000));
                stored.Add($"n{i}");
            }
            catch (StorageException exception)
            {
                failure = exception;
            }
        }

        (failure!.Code, failure.Outcome, failure.IsTransient).Should().Be((StorageErrorCode.DiskFull, WriteOutcome.NotApplied, true));
        (await storage.NoteIds()).Should().Equal(stored);
        File.Delete(filler);
        await storage.Add("after");
        (await storage.NoteIds()).Should().Equal([.. stored, "after"]);
    }

    [NeedsFact(Needs.Linux | Needs.Mount)]
    public async Task A_backup_onto_a_full_disk_leaves_nothing_there()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        await storage.WriteAsync(new WriteUnit(Write.Insert<Note>(Enumerable.Range(0, 500).Select(i => new Note { NoteId = $"n{i}", ChatId = new string('x', 20_000) }).ToArray())));

        var failure = await storage.BackupAsync(Path.Combine(_mount, "copy.db")).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.DiskFull);
        Directory.GetFileSystemEntries(_mount).Should().BeEmpty();
    }

    [NeedsFact(Needs.Linux | Needs.Mount)]
    public async Task A_new_database_on_a_full_disk_leaves_nothing_there()
    {
        var filler = Path.Combine(_mount, "filler");
        try
        {
            await File.WriteAllBytesAsync(filler, new byte[8_000_000]);
        }
        catch (IOException)
        {
            // the disk is full, which is the point
        }

        var failure = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Path.Combine(_mount, "test.db") }).ShouldFail();

        failure.Code.Should().Be(StorageErrorCode.DiskFull);
        Directory.GetFileSystemEntries(_mount).Should().Equal(filler);
    }
}
