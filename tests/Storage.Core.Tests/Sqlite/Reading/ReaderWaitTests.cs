namespace Storage.Core.Tests;

public sealed class ReaderWaitTests
{
    [Fact]
    public async Task A_read_inside_a_stream_that_holds_the_last_connection_fails_and_does_not_wait_for_ever()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options =>
        {
            options.ReaderLimit = 1;
            options.ReadTimeout = TimeSpan.FromMilliseconds(100);
        });
        await storage.Add("a");

        await foreach (var _ in storage.StreamAsync(Query.From<Note>()))
        {
            var read = async () => await storage.NoteIds();

            var failure = (await read.Should().ThrowAsync<StorageException>()).Which;
            failure.Code.Should().Be(StorageErrorCode.Timeout);
            failure.Message.Should().Contain("ReaderLimit");
        }

        (await storage.NoteIds()).Should().Equal("a");
    }
}
