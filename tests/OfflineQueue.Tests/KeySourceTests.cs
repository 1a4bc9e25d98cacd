using Storage.Core;

namespace OfflineQueue.Tests;

/// <summary>Keys from a directory, a file, a variable and a function, on a real disk.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class KeySourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("offline-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_directory_makes_one_key_once_that_only_its_owner_can_read()
    {
        var keys = new KeyDirectory(Path.Combine(_folder, "keys"));

        var first = await keys.LoadAsync();

        keys.CreatedFile.Should().Be(Path.Combine(keys.Directory, "0001.key"));
        File.GetUnixFileMode(keys.CreatedFile!).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(keys.Directory).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFileSystemEntries(keys.Directory).Should().Equal(keys.CreatedFile);
        var second = await new KeyDirectory(keys.Directory).LoadAsync();
        second.Current.Id.Should().Be(first.Current.Id);
        second.Keys.Should().ContainSingle();
    }

    [Fact]
    public async Task Many_that_come_at_once_to_an_empty_directory_get_the_same_key()
    {
        var path = Path.Combine(_folder, "keys");

        var rings = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await new KeyDirectory(path).LoadAsync())));

        rings.Select(ring => ring.Current.Id).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task An_added_key_seals_and_the_older_ones_open()
    {
        var keys = new KeyDirectory(Path.Combine(_folder, "keys"));
        var first = (await keys.LoadAsync()).Current;

        keys.AddKey().Should().EndWith("0002.key");

        var ring = await keys.LoadAsync();
        ring.Current.Id.Should().NotBe(first.Id);
        ring.Find(first.Id).Should().NotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_others_can_read_is_refused_with_the_cure(bool isDirectory)
    {
        var keys = new KeyDirectory(Path.Combine(_folder, "keys"));
        await keys.LoadAsync();
        var path = isDirectory ? keys.Directory : Path.Combine(keys.Directory, "0001.key");
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead);
        Func<Task> act = async () => await keys.LoadAsync();

        (await act.ShouldThrow<QueueKeyException>()).Message.Should().Contain("chmod").And.Contain(path);
    }

    [Fact]
    public async Task A_file_holds_keys_of_which_the_first_seals()
    {
        var (current, older) = (QueueKey.Generate(), QueueKey.Generate());
        var path = WriteKey($"# made in November\n{current.Export()}\n{older.Export()}\n");

        var ring = await QueueKeys.FromFile(path).LoadAsync();

        ring.Current.Id.Should().Be(current.Id);
        ring.Find(older.Id)!.Export().Should().Be(older.Export());
    }

    [Fact]
    public async Task A_file_that_is_missing_empty_or_no_key_is_refused_without_its_content()
    {
        Func<Task> missing = async () => await QueueKeys.FromFile(Path.Combine(_folder, "none")).LoadAsync();
        (await missing.ShouldThrow<QueueKeyException>()).Message.Should().Contain("There is no key file");
        var path = WriteKey("c2VjcmV0IGJ1dCBzaG9ydA==");
        Func<Task> wrong = async () => await QueueKeys.FromFile(path).LoadAsync();
        (await wrong.ShouldThrow<QueueKeyException>()).Message.Should().NotContain("c2VjcmV0");
        var empty = WriteKey("\n", "empty");
        Func<Task> nothing = async () => await QueueKeys.FromFile(empty).LoadAsync();
        await nothing.ShouldThrow<QueueKeyException>();
    }

    [Fact]
    public async Task A_variable_holds_keys()
    {
        var name = $"OFFLINE_QUEUE_TEST_{Guid.NewGuid():n}";
        var source = QueueKeys.FromEnvironment(name);
        Func<Task> act = async () => await source.LoadAsync();
        (await act.ShouldThrow<QueueKeyException>()).Message.Should().Contain(name);
        var (current, older) = (QueueKey.Generate(), QueueKey.Generate());
        Environment.SetEnvironmentVariable(name, $"{current.Export()},{older.Export()}");

        (await source.LoadAsync()).Keys.Select(key => key.Id).Should().Equal(current.Id, older.Id);

        Environment.SetEnvironmentVariable(name, null);
    }

    [Fact]
    public async Task A_function_gives_keys_and_may_not_give_none()
    {
        var ring = new QueueKeyRing(QueueKey.Generate());

        (await QueueKeys.From(_ => new(ring)).LoadAsync()).Should().BeSameAs(ring);

        Func<Task> act = async () => await QueueKeys.From(_ => new((QueueKeyRing)null!)).LoadAsync();
        await act.ShouldThrow<QueueKeyException>();
    }

    [Fact]
    public void A_key_shows_nothing_of_itself_but_its_number()
    {
        var key = QueueKey.Generate();

        key.ToString().Should().Be($"key {key.Id:x8}");
        QueueKey.Parse(key.Export()).Id.Should().Be(key.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("below")]
    public async Task Keys_beside_the_data_are_refused(string below)
    {
        await using var storage = await TestQueue.OpenStorageAsync(Path.Combine(_folder, "data.db"));
        var keys = new KeyDirectory(Path.Combine(_folder, below));
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var queue = new DurableQueue(storage, "test", new OfflineQueueOptions { Keys = keys });
        Func<Task> act = async () => await queue.OpenAsync();

        (await act.ShouldThrow<QueueKeyException>()).Message.Should().Contain("outside");

        Directory.GetFiles(_folder, "*.key", SearchOption.AllDirectories).Should().BeEmpty("no key is made there either");
    }

    [Fact]
    public async Task A_queue_makes_its_key_in_a_directory_of_its_own_and_finds_it_again()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        var keys = new KeyDirectory(Path.Combine(_folder, "keys"));
        await using var storage = await TestQueue.OpenStorageAsync(Path.Combine(data, "data.db"));
        using (var queue = new DurableQueue(storage, "test", new OfflineQueueOptions { Keys = keys }))
        {
            await queue.Add("1");
        }

        using var again = new DurableQueue(storage, "test", new OfflineQueueOptions { Keys = new KeyDirectory(keys.Directory) });

        (await again.Texts()).Should().Equal("1");
    }

    private string WriteKey(string text, string name = "queue.key")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
