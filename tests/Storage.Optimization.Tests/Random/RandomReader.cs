using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Reads rows in every way there is, and checks each against what was acknowledged before and what it has seen itself.</summary>
internal sealed class RandomReader(RandomWorld world, int seed)
{
    private readonly System.Random _random = new(seed);
    private readonly long[] _seen = new long[RandomWorld.Chats * RandomWorld.RowsPerChat];
    private readonly double[] _newest = new double[RandomWorld.Chats];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await StepAsync(_random.Next(_seen.Length));
            world.CountRead();
        }
    }

    private async Task StepAsync(int row)
    {
        var before = world.Acknowledged(row);
        switch (_random.Next(8))
        {
            case 0 or 1:
                Check("by key", row, before, await world.Cache.FindAsync(new Lookup<Note>(world.IdOf(row))));
                break;
            case 2 or 3:
                Check("by name", row, before, await world.Cache.FindAsync(Lookup.By(Note.Columns.NoteId, RandomWorld.NameOf(row))));
                break;
            case 4:
                await ManyAsync(row);
                break;
            case 5:
                Check("past the cache", row, before, await world.Engine.FindAsync(new Lookup<Note>(world.IdOf(row))));
                break;
            case 6:
                await WindowAsync(row / RandomWorld.RowsPerChat);
                break;
            default:
                await WholeTableAsync(row);
                break;
        }
    }

    private async Task ManyAsync(int row)
    {
        int[] rows = [row, (row + 7) % _seen.Length, (row + 1) % _seen.Length];
        var before = Array.ConvertAll(rows, world.Acknowledged);
        var found = await world.Cache.FindManyAsync([
            new Lookup<Note>(world.IdOf(rows[0])),
            Lookup.By(Note.Columns.NoteId, RandomWorld.NameOf(rows[1])),
            new Lookup<Note>(world.IdOf(rows[2]))]);
        for (var i = 0; i < rows.Length; i++)
        {
            Check("among several", rows[i], before[i], found[i]);
        }
    }

    private async Task WindowAsync(int chat)
    {
        var newest = world.Newest(chat);
        var window = await world.Cache.QueryAsync(CacheFixture.Latest(RandomWorld.ChatOf(chat), 5));
        var time = window.Count == 0 ? -1 : window[0].Time;
        if (time < newest || time < _newest[chat])
        {
            world.Find($"The window of chat {chat} ends at {time}; {newest} was acknowledged before and {_newest[chat]} seen.");
        }

        for (var i = 1; i < window.Count; i++)
        {
            if (window[i].Time > window[i - 1].Time || (time > 5 && window[i].Time != window[i - 1].Time - 1))
            {
                world.Find($"The window of chat {chat} is {string.Join(", ", window.Select(note => note.Time))}.");
                break;
            }
        }

        _newest[chat] = Math.Max(_newest[chat], time);
    }

    private async Task WholeTableAsync(int row)
    {
        var first = row / RandomWorld.RowsPerChat * RandomWorld.RowsPerChat;
        var before = Enumerable.Range(first, RandomWorld.RowsPerChat).Select(world.Acknowledged).ToArray();
        var rows = await world.Cache.QueryAsync(Query.From<Note>()
            .Where((Note.Columns.Time == 0.0) & (Note.Columns.ChatId == RandomWorld.ChatOf(row / RandomWorld.RowsPerChat)))
            .OrderBy(Note.Columns.Id));
        for (var i = 0; i < RandomWorld.RowsPerChat; i++)
        {
            Check("in a window of its chat", first + i, before[i], rows.Count > i ? rows[i] : null);
        }
    }

    private void Check(string how, int row, long acknowledged, Note? note)
    {
        if (note is null || note.NoteId != RandomWorld.NameOf(row))
        {
            world.Find($"Row {row} read {how} is {note?.NoteId ?? "not there"}.");
            return;
        }

        if (note.Version < acknowledged)
        {
            world.Find($"Row {row} read {how} has version {note.Version}; {acknowledged} was acknowledged before.");
        }
        else if (note.Version < _seen[row])
        {
            world.Find($"Row {row} read {how} has version {note.Version}; this reader has seen {_seen[row]}.");
        }
        else if (note.Version > world.Acknowledged(row) + 500)
        {
            world.Find($"Row {row} read {how} has version {note.Version}, which was rolled back.");
        }

        _seen[row] = Math.Max(_seen[row], note.Version);
    }
}
