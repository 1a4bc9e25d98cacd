using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class CompatibilityTests
{
    // the published test vector of the format
    private const string VectorKey = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
    private const string VectorToken = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

    [Fact]
    public async Task The_operations_of_the_local_cache_are_there_by_name()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 10);
        var cache = new LocalCache(test.Queue);
        for (var id = 0; id <= 14; id++)
        {
            (await cache.AddToOfflineQueueAsync(new JsonObject { ["id"] = id, ["text"] = "你好" })).Should().BeTrue();
        }

        var items = await cache.GetOfflineQueueAsync();

        items.Should().HaveCount(10);
        items[0].Message!["id"]!.GetValue<int>().Should().Be(5);
        items[0].Message!["text"]!.GetValue<string>().Should().Be("你好");
        items[0].Should().BeEquivalentTo(new { QueuedAt = test.Clock.GetUtcNow(), RetryCount = 0 });
        (await cache.ClearOfflineQueueAsync()).Should().Be(10);
        (await cache.GetOfflineQueueAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_cached_message_is_found_again_and_goes_by_its_age_while_the_queue_stays()
    {
        await using var test = await TestQueue.OpenAsync();
        var cache = new LocalCache(test.Queue);
        await cache.AddToOfflineQueueAsync(new JsonObject { ["id"] = 1 });
        await cache.SaveMessageAsync(new JsonObject { ["id"] = "old", ["text"] = "a" });
        test.Clock.Advance(TimeSpan.FromDays(8));
        await cache.SaveMessageAsync(new JsonObject { ["id"] = "../new", ["text"] = "b" });

        (await cache.LoadMessageAsync("old"))!["text"]!.GetValue<string>().Should().Be("a");
        (await cache.LoadMessageAsync("old"))!["cached_at"]!.GetValue<string>().Should().StartWith("2026-11-01");
        (await cache.CleanupOldCacheAsync()).Should().Be(1);

        (await cache.LoadMessageAsync("old")).Should().BeNull();
        (await cache.LoadMessageAsync("../new"))!["text"]!.GetValue<string>().Should().Be("b");
        (await cache.GetOfflineQueueAsync()).Should().ContainSingle("the clean-up of the cache is none of the queue");
    }

    [Fact]
    public async Task A_message_without_an_id_cannot_be_cached()
    {
        await using var test = await TestQueue.OpenAsync();
        Func<Task> act = async () => await new LocalCache(test.Queue).SaveMessageAsync(new JsonObject());

        await act.ShouldThrow<ArgumentException>();
    }

    [Fact]
    public async Task The_cache_is_bounded_and_a_second_save_writes_over_the_first()
    {
        await using var test = await TestQueue.OpenAsync(options => options.MaxCachedMessages = 20);
        await test.Queue.Cache.SaveAsync("x", new byte[] { 1 });
        await test.Queue.Cache.SaveAsync("x", new byte[] { 2 });
        (await test.Queue.Cache.LoadAsync("x"))!.Content.ToArray().Should().Equal(2);

        for (var i = 0; i < 100; i++)
        {
            test.Clock.Advance(TimeSpan.FromSeconds(1));
            await test.Queue.Cache.SaveAsync($"{i}", new byte[1]);
        }

        (await test.Storage.QueryAsync(Query.From<Internal.CachedItem>())).Should().HaveCountLessThanOrEqualTo(22);
        (await test.Queue.Cache.LoadAsync("99")).Should().NotBeNull();
    }

    [Fact]
    public void The_formats_published_test_vector_opens() =>
        Encoding.UTF8.GetString(Internal.Fernet.Open(Encoding.ASCII.GetBytes(VectorToken), VectorKey)).Should().Be("hello");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_predecessors_file_is_imported_in_order_and_renamed_when_that_is_on_disk(bool isEncrypted)
    {
        await using var test = await TestQueue.OpenAsync();
        using var file = new PredecessorFile(isEncrypted, """[{"message":{"id":1},"queued_at":"2025-10-20T08:30:00.250000","retry_count":0},{"message":{"id":"二"},"queued_at":"2025-10-20T08:31:00","retry_count":2}]""");

        var report = await PredecessorQueue.ImportAsync(test.Queue, file.Path, file.Key);

        report.Should().Be(new ImportReport(2, 0, 0));
        File.Exists(file.Path).Should().BeFalse();
        File.Exists(file.Path + ".imported").Should().BeTrue();
        (await test.Queue.Texts()).Should().Equal("""{"id":1}""", """{"id":"二"}""");
        var first = (await test.Queue.PeekAsync())[0];
        first.EnqueuedAt.Should().Be(new DateTimeOffset(new DateTime(2025, 10, 20, 8, 30, 0, 250), test.Clock.LocalTimeZone.GetUtcOffset(new DateTime(2025, 10, 20))));
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_second_import_of_the_same_file_adds_nothing()
    {
        await using var test = await TestQueue.OpenAsync();
        using var file = new PredecessorFile(isEncrypted: false, """[{"message":1},{"message":2}]""");
        await PredecessorQueue.ImportAsync(test.Queue, file.Path);
        File.Move(file.Path + ".imported", file.Path);

        (await PredecessorQueue.ImportAsync(test.Queue, file.Path)).Should().Be(new ImportReport(0, 2, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(57)]
    [InlineData(-5)]
    [InlineData(-44)]
    public async Task A_truncated_fernet_file_imports_nothing_and_stays(int length)
    {
        await using var test = await TestQueue.OpenAsync();
        using var file = new PredecessorFile(isEncrypted: true, """[{"message":1},{"message":2}]""");
        var token = File.ReadAllText(file.Path);
        var cut = token[..(length >= 0 ? length : token.Length + length)];
        File.WriteAllText(file.Path, cut);
        Func<Task> act = async () => await PredecessorQueue.ImportAsync(test.Queue, file.Path, file.Key);

        await act.Should().ThrowAsync<Exception>().Where(exception => exception is InvalidDataException || exception is QueueKeyException);

        File.ReadAllText(file.Path).Should().Be(cut);
        (await test.Queue.CountAsync()).Should().Be(0);
        FaultTable.Note(Fault.TruncatedFernet, "refused at each length, the file left as it is");
    }

    [Fact]
    public async Task A_flipped_bit_a_wrong_key_and_no_key_are_told_before_anything_is_decrypted()
    {
        await using var test = await TestQueue.OpenAsync();
        using var file = new PredecessorFile(isEncrypted: true, """[{"message":1}]""");
        var token = File.ReadAllBytes(file.Path);
        foreach (var key in (string?[])[null, "too short", VectorKey])
        {
            Func<Task> wrong = async () => await PredecessorQueue.ImportAsync(test.Queue, file.Path, key);
            await wrong.ShouldThrow<QueueKeyException>();
        }

        token[30] ^= 1;
        File.WriteAllBytes(file.Path, token);
        Func<Task> act = async () => await PredecessorQueue.ImportAsync(test.Queue, file.Path, file.Key);
        await act.Should().ThrowAsync<Exception>().Where(exception => exception is InvalidDataException || exception is QueueKeyException);

        (await test.Queue.CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("""{"message":1}""")]
    [InlineData("""[1,2]""")]
    [InlineData("""[{"message":1},""")]
    [InlineData("""[{"message":1},{"text":2}]""")]
    public async Task A_file_that_is_no_such_list_imports_nothing(string content)
    {
        await using var test = await TestQueue.OpenAsync();
        using var file = new PredecessorFile(isEncrypted: false, content);
        Func<Task> act = async () => await PredecessorQueue.ImportAsync(test.Queue, file.Path);

        await act.ShouldThrow<InvalidDataException>();

        (await test.Queue.CountAsync()).Should().Be(0);
        File.Exists(file.Path).Should().BeTrue();
    }

    [Fact]
    public async Task An_export_has_a_line_for_each_message()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("dead");
        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Permanent);
        for (var i = 0; i < 600; i++)
        {
            await test.Queue.Add($"{i}", $"k{i}");
        }

        using var output = new MemoryStream();
        var report = await QueueExport.WriteAsync(test.Queue, output, includeDeadLetters: true);

        report.Should().Be(new ExportReport(601, 0));
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Should().HaveCount(601);
        lines.Select(line => Encoding.UTF8.GetString(line.GetProperty("payload").GetBytesFromBase64())).Should().Contain(["dead", "0", "599"]);
        lines[^1].GetProperty("dead").GetString().Should().Be("Permanent");
        lines[0].GetProperty("order_key").GetString().Should().StartWith("k");
    }

    private sealed class PredecessorFile : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("predecessor-").FullName;

        public PredecessorFile(bool isEncrypted, string json)
        {
            Path = System.IO.Path.Combine(_folder, "offline_queue.enc");
            var secret = RandomNumberGenerator.GetBytes(32);
            Key = isEncrypted ? Base64(secret) : null;
            File.WriteAllText(Path, isEncrypted ? Seal(secret, Encoding.UTF8.GetBytes(json)) : json);
        }

        public string Path { get; }

        public string? Key { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private static string Seal(byte[] secret, byte[] content)
        {
            using var aes = Aes.Create();
            aes.Key = secret[16..];
            var vector = RandomNumberGenerator.GetBytes(16);
            byte[] head = [0x80, 0, 0, 0, 0, 0x68, 0xF5, 0, 0, .. vector, .. aes.EncryptCbc(content, vector)];
            return Base64([.. head, .. HMACSHA256.HashData(secret.AsSpan(0, 16), head)]);
        }

        private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }
}
