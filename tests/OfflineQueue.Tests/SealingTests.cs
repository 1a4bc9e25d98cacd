using System.Text;
using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class SealingTests
{
    private static readonly QueueKey Other = QueueKey.Generate();

    [Fact]
    public async Task Neither_payload_nor_keys_are_in_the_database_file_or_its_log()
    {
        const string Marker = "MARKER-9f3a";
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.EnqueueAsync(TestQueue.Message($"payload {Marker}", $"order {Marker}") with { DedupeKey = $"dedupe {Marker}" });
        await test.Queue.Cache.SaveAsync($"id {Marker}", Encoding.UTF8.GetBytes($"cached {Marker}"));
        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Permanent);

        Files(test).Should().OnlyContain(content => !Holds(content, Marker));
        await test.ReopenAsync();
        Files(test).Should().NotBeEmpty().And.OnlyContain(content => !Holds(content, Marker));
    }

    [Fact]
    public async Task Turned_off_in_so_many_words_they_are()
    {
        const string Marker = "MARKER-9f3a";
        await using var test = await TestQueue.OpenAsync(Unencrypted);

        await test.Queue.Add(Marker);

        Files(test).Should().Contain(content => Holds(content, Marker), "or the search above would show nothing");
    }

    [Fact]
    public async Task A_wrong_key_stops_the_opening_before_anything_is_read_or_written()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        var wrong = test.Make(options => options.Keys = QueueKeys.From(new QueueKeyRing(Other)));
        Func<Task> act = async () => await wrong.OpenAsync();

        (await act.ShouldThrow<QueueKeyException>()).Message.Should().Contain($"{TestQueue.Key.Id:x8}").And.Contain($"{Other.Id:x8}");

        (await test.Queue.Texts()).Should().Equal("1");
        FaultTable.Note(Fault.WrongKey, "not opened, nothing changed");
    }

    [Fact]
    public async Task A_sealed_queue_is_not_opened_without_keys()
    {
        await using var test = await TestQueue.OpenAsync();
        var open = test.Make(Unencrypted);
        Func<Task> act = async () => await open.OpenAsync();

        (await act.ShouldThrow<QueueKeyException>()).Message.Should().Contain("StoreUnencrypted");
    }

    [Fact]
    public async Task Rotation_seals_everything_anew_and_the_old_key_can_go()
    {
        await using var test = await TestQueue.OpenAsync();
        for (var i = 0; i < 300; i++)
        {
            await test.Queue.Add($"{i:000}", $"key {i % 7}");
        }

        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Permanent);
        await test.Queue.Cache.SaveAsync("id", new byte[] { 1 });
        var both = await test.ReopenAsync(configure: options => options.Keys = QueueKeys.From(new QueueKeyRing(Other, TestQueue.Key)));
        await both.Add("300", "key 0");

        (await both.RotateKeysAsync()).Should().Be(301);
        (await both.RotateKeysAsync()).Should().Be(0);

        var only = await test.ReopenAsync(configure: options => options.Keys = QueueKeys.From(new QueueKeyRing(Other)));
        (await only.Drain()).Should().HaveCount(300);
        (await only.DeadTexts()).Should().Equal("000");
        (await only.Cache.LoadAsync("id")).Should().NotBeNull();
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.RotatedKey, "everything sealed anew, the old key taken away");
    }

    [Fact]
    public async Task A_conversation_stays_one_over_a_rotation()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1", "a");
        var rotated = await test.ReopenAsync(configure: options => options.Keys = QueueKeys.From(new QueueKeyRing(Other, TestQueue.Key)));
        await rotated.RotateKeysAsync();

        await rotated.Add("2", "a");

        (await rotated.ClaimAsync(10)).Should().ContainSingle();
    }

    [Fact]
    public async Task Turning_encryption_on_later_seals_what_is_there_and_refuses_open_rows_from_then_on()
    {
        await using var test = await TestQueue.OpenAsync(Unencrypted);
        await test.Queue.Add("1");
        var sealing = await test.ReopenAsync();
        (await sealing.RotateKeysAsync()).Should().Be(1);
        (await sealing.Texts()).Should().Equal("1");

        byte[] forged = [1, 0, 0, 0, 0, 0, .. new ItemContent(null, null, "forged"u8.ToArray()).Encode()];
        await test.Storage.WriteAsync(new WriteUnit(Write.Patch(Patch<QueueItem>.Empty.Set(QueueItem.Columns.Body, forged).Set(QueueItem.Columns.KeyId, 0L), Filter<QueueItem>.All)));

        (await sealing.ClaimOne()).Should().BeNull();
        (await sealing.GetDeadLettersAsync()).Should().ContainSingle().Which.Reason.Should().Be(DeadReason.Damaged);
    }

    [Fact]
    public async Task Bodies_of_two_rows_cannot_change_places()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        await test.Queue.Add("2");
        var rows = await test.Storage.QueryAsync(Query.From<QueueItem>().OrderBy(QueueItem.Columns.Seq));
        await test.Storage.WriteAsync(new WriteUnit(Write.Patch(Patch<QueueItem>.Empty.Set(QueueItem.Columns.Body, rows[1].Body), QueueItem.Columns.Seq == rows[0].Seq)));

        (await test.Queue.Drain()).Should().Equal("2");

        (await test.Queue.GetDeadLettersAsync()).Should().ContainSingle().Which.Reason.Should().Be(DeadReason.Damaged);
    }

    [Fact]
    public async Task Any_flipped_bit_of_a_body_makes_a_dead_letter_and_the_next_is_delivered()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("whole", "a");
        var whole = (await test.Storage.QueryAsync(Query.From<QueueItem>()))[0];
        for (var bit = 0; bit < whole.Body.Length * 8; bit += 3)
        {
            var body = (byte[])whole.Body.Clone();
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            var kind = test.Queue.OpenParts!.Items.Read(whole with { Body = body }, out _);
            kind.Should().NotBe(UnsealResult.Opened, $"bit {bit} was flipped");
        }

        await test.Storage.WriteAsync(new WriteUnit(Write.Patch(Patch<QueueItem>.Empty.Set(QueueItem.Columns.Body, whole.Body[..^1]), Filter<QueueItem>.All)));
        await test.Queue.Add("next", "a");

        (await test.Queue.Drain()).Should().Equal("next");
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.FlippedBody, "never opened; a dead letter, the next delivered");
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_at_all_is_a_dead_letter_and_the_next_is_delivered()
    {
        await using var test = await TestQueue.OpenAsync();
        foreach (var text in (string[])["broken", "next", "other"])
        {
            await test.Queue.Add(text, text == "other" ? null : "a");
        }

        await test.Storage.WriteAsync($"update offline_items set id = x'00' where seq = 1");

        (await test.Queue.Drain()).Should().Equal("next", "other");
        (await test.Queue.GetDeadLettersAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = DeadReason.Damaged, Message = (QueuedMessage?)null });
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_message_of_a_key_that_is_gone_is_kept_as_a_dead_letter_and_replayed_when_the_key_is_back()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("old");
        var both = await test.ReopenAsync(configure: options => options.Keys = QueueKeys.From(new QueueKeyRing(Other, TestQueue.Key)));
        var row = (await test.Storage.QueryAsync(Query.From<QueueItem>()))[0];
        await both.RotateKeysAsync();
        await test.Storage.WriteAsync(new WriteUnit(Write.Patch(Patch<QueueItem>.Empty.Set(QueueItem.Columns.Body, row.Body).Set(QueueItem.Columns.KeyId, row.KeyId), Filter<QueueItem>.All)));
        var without = await test.ReopenAsync(configure: options => options.Keys = QueueKeys.From(new QueueKeyRing(Other)));

        (await without.ClaimOne()).Should().BeNull();
        (await without.GetDeadLettersAsync()).Should().ContainSingle().Which.Reason.Should().Be(DeadReason.KeyMissing);

        var back = await test.ReopenAsync(configure: options => options.Keys = QueueKeys.From(new QueueKeyRing(Other, TestQueue.Key)));
        (await back.ReplayDeadLettersAsync(new() { Reason = DeadReason.KeyMissing })).Replayed.Should().Be(1);
        (await back.Drain()).Should().Equal("old");
        FaultTable.Note(Fault.MissingKey, "a dead letter, replayed when the key was back");
    }

    private static bool Holds(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static void Unencrypted(OfflineQueueOptions options) => (options.Keys, options.StoreUnencrypted) = (null, true);

    // a copy of a closed or idle database's bytes, read by another process so that no lock of this one is dropped
    private static List<byte[]> Files(TestQueue test) =>
        [.. Directory.GetFiles(Path.GetDirectoryName(test.DatabasePath)!).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Select(ChildProcess.ReadFile)];
}
