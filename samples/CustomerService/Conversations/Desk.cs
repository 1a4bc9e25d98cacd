using Storage.Core;

namespace CustomerService;

/// <summary>The desk: hands each conversation to the client with the least to do, and waits for all of them.</summary>
internal sealed class Desk(IStorage storage, DialogueSet dialogues, DeskOptions options, AcknowledgedFile acknowledged, DeskCounters counters)
{
    // For all clients together and not for each: a file that has one dialogue after the other would fill one client's share and leave the
    // others without work.
    private const int MaxWaiting = 65_536;

    /// <summary>Stores the input.</summary>
    /// <param name="stopping">Stops the desk: messages that are begun are finished, waiting ones are left.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var room = new SemaphoreSlim(MaxWaiting);
        Client[] clients = [.. Enumerable.Range(0, options.Clients).Select(_ => new Client(storage, acknowledged, counters))];
        Task[] work = [Task.Run(() => HandOutAsync(clients, room, halt.Token), CancellationToken.None), .. clients.Select(client => client.RunAsync(room, halt.Token))];
        using var clock = counters.MeasureRun();
        try
        {
            await foreach (var done in Task.WhenEach(work))
            {
                await done;
            }
        }
        finally
        {
            await halt.CancelAsync();
            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HandOutAsync(Client[] clients, SemaphoreSlim room, CancellationToken stopping)
    {
        var owners = new Dictionary<string, Client>();
        try
        {
            foreach (var message in dialogues.Read(options.Limit))
            {
                await room.WaitAsync(stopping);
                if (!owners.TryGetValue(message.StreamId, out var owner))
                {
                    owner = clients.MinBy(client => client.Waiting)!;
                    owners.Add(message.StreamId, owner);
                }

                owner.Give(message);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            Array.ForEach(clients, client => client.GiveNoMore());
        }
    }
}
