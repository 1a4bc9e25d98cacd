using Storage.Api;
using Storage.Core;

namespace CustomerService;

/// <summary>Reads the input once more and looks up everything it has: each message with its text, sender and chat, each stream, each
/// person.</summary>
internal sealed class Verification(IStorage storage, DialogueSet dialogues, DialogueSummary summary)
{
    private const int ChunkSize = 500;
    private const int Concurrency = 4;
    private const int MaxProblemsShown = 5;

    private int _checked;
    private int _problems;

    public int Checked => Volatile.Read(ref _checked);

    /// <summary>Checks everything, and says on standard error what is wrong.</summary>
    /// <returns>Whether all of the input is stored as it was read.</returns>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = stopping };
        await Parallel.ForEachAsync(dialogues.Read(summary.Messages).Chunk(ChunkSize), parallel, (chunk, _) => CheckMessagesAsync(chunk));
        await Parallel.ForEachAsync(summary.Streams.Chunk(ChunkSize), parallel, (chunk, _) => CheckStreamsAsync(chunk));
        await Parallel.ForEachAsync(summary.People.Chunk(ChunkSize), parallel, (chunk, _) => CheckPeopleAsync(chunk));
        Require(_checked == summary.Messages, $"The input had {summary.Messages} messages when it was stored and has {_checked} now.");
        if (_problems > MaxProblemsShown)
        {
            await Console.Error.WriteLineAsync($"{_problems - MaxProblemsShown} further differences are not shown.");
        }

        return _problems == 0;
    }

    private async ValueTask CheckMessagesAsync(DialogueMessage[] chunk)
    {
        var rows = await storage.Repository<Message>().FindManyAsync(Message.Columns.MessageId, chunk.Select(message => message.Id));
        foreach (var (message, row) in chunk.Zip(rows))
        {
            Require(row is not null, $"The message '{message.Id}' is not stored.");
            Require(row is null || row.ProcessedPlainText == message.Text, $"The message '{message.Id}' is stored with another text.");
            Require(row is null || row.UserId == message.UserId, $"The message '{message.Id}' is stored with another sender.");
            Require(row is null || row.ChatId == message.StreamId, $"The message '{message.Id}' is stored in another chat.");
        }

        Interlocked.Add(ref _checked, chunk.Length);
    }

    private async ValueTask CheckStreamsAsync(KeyValuePair<string, int>[] chunk)
    {
        var rows = await storage.Repository<ChatStream>().FindManyAsync(ChatStream.Columns.StreamId, chunk.Select(stream => stream.Key));
        foreach (var ((id, messages), row) in chunk.Zip(rows))
        {
            Require(row is not null, $"The stream '{id}' is not stored.");
            Require(row is null || row.MessageCount >= messages, $"The stream '{id}' is stored with {row?.MessageCount} messages instead of {messages}.");
        }
    }

    private async ValueTask CheckPeopleAsync(string[] chunk)
    {
        var rows = await storage.Repository<PersonInfo>().FindManyAsync(PersonInfo.Columns.PersonId, chunk.Select(Records.PersonId));
        foreach (var (userId, row) in chunk.Zip(rows))
        {
            Require(row?.UserId == userId, $"The person of the user '{userId}' is not stored.");
        }
    }

    private void Require(bool isRight, string problem)
    {
        if (!isRight && Interlocked.Increment(ref _problems) <= MaxProblemsShown)
        {
            Console.Error.WriteLine(problem);
        }
    }
}
