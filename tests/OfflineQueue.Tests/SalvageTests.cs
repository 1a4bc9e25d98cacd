using Storage.Core;

namespace OfflineQueue.Tests;

/// <summary>Database files with damage in them.</summary>
public sealed class SalvageTests
{
    private const int Messages = 600;

    [Fact]
    public async Task Every_readable_message_of_a_damaged_copy_comes_into_a_new_queue_and_the_lost_are_counted()
    {
        using var file = await DamagedFile.MakeAsync(Messages);
        var damaged = file.Damage(pages: 6);

        await using var copy = await TestQueue.OpenStorageAsync(file.Path);
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = Messages);
        var report = await QueueSalvage.RunAsync(copy, test.Queue);

        report.Lost.Should().BeGreaterThan(0);
        (report.Recovered + report.Damaged + report.Lost!.Value).Should().Be(Messages);
        report.Recovered.Should().BeGreaterThan(Messages / 2);
        (await test.Queue.CountAsync()).Should().Be(report.Recovered);
        foreach (var conversation in (await test.Queue.Drain()).GroupBy(text => text[..2]))
        {
            conversation.Should().BeInAscendingOrder();
        }

        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.DamagedFile, $"{damaged} pages of {Messages} messages: {report.Recovered} recovered, {report.Damaged} dead letters, {report.Lost} lost and counted");
    }

    [Fact]
    public async Task A_row_that_can_be_read_and_not_opened_is_a_dead_letter_of_the_new_queue()
    {
        await using var source = await TestQueue.OpenAsync();
        await source.Queue.Add("1");
        await source.Queue.Add("2", "a");
        await source.Storage.WriteAsync(new WriteUnit(Write.Patch(
            Patch<Internal.QueueItem>.Empty.Set(Internal.QueueItem.Columns.Body, new byte[50]), Internal.QueueItem.Columns.Seq == 1)));
        await using var target = await TestQueue.OpenAsync();

        (await QueueSalvage.RunAsync(source.Storage, target.Queue)).Should().Be(new SalvageReport(1, 1, 0, 0));

        (await target.Queue.Texts()).Should().Equal("2");
        (await target.Queue.GetDeadLettersAsync()).Should().ContainSingle().Which.Reason.Should().Be(DeadReason.Damaged);
        await target.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_damaged_file_is_the_engines_typed_error()
    {
        using var file = await DamagedFile.MakeAsync(50);
        File.WriteAllBytes(file.Path, [.. "not a database at all"u8.ToArray(), .. new byte[8192]]);
        Func<Task> act = async () => await TestQueue.OpenStorageAsync(file.Path);

        (await act.ShouldThrow<StorageException>()).Code.Should().BeOneOf(StorageErrorCode.NotADatabase, StorageErrorCode.Corrupt);
    }
}
