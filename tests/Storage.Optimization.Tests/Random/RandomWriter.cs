using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Writes the rows of one chat, in every way there is; so it always knows each row's version.</summary>
internal sealed class RandomWriter(RandomWorld world, int chat, int seed)
{
    private readonly System.Random _random = new(seed + chat);
    private readonly long[] _versions = new long[RandomWorld.RowsPerChat];
    private long _time;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await StepAsync();
        }
    }

    private async Task StepAsync()
    {
        var row = _random.Next(RandomWorld.RowsPerChat);
        switch (_random.Next(10))
        {
            case 0:
                await SetAllAsync(Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Version, 1), (Note.Columns.ChatId == RandomWorld.ChatOf(chat)) & (Note.Columns.Time == 0.0)));
                break;
            case 1:
                await world.Cache.WriteAsync($"UPDATE notes SET version = version + 1 WHERE chat_id = {RandomWorld.ChatOf(chat)} AND time = 0");
                AcknowledgeAll();
                break;
            case 2:
                await UpsertAsync(row);
                break;
            case 3:
                await InSessionAsync(row, commits: true);
                break;
            case 4:
                await InSessionAsync(row, commits: false);
                break;
            case 5:
                await FailAsync(row);
                break;
            case 6 or 7:
                await AddMessageAsync();
                break;
            default:
                await world.Cache.WriteAsync(new WriteUnit(Set(row, _versions[row] + 1)));
                Acknowledge(row);
                break;
        }
    }

    private async Task SetAllAsync(WriteStatement statement)
    {
        await world.Cache.WriteAsync(new WriteUnit(statement));
        AcknowledgeAll();
    }

    private async Task UpsertAsync(int row)
    {
        var index = (chat * RandomWorld.RowsPerChat) + row;
        var note = new Note { Id = world.IdOf(index), NoteId = RandomWorld.NameOf(index), ChatId = RandomWorld.ChatOf(chat), Version = _versions[row] + 1 };
        await world.Cache.WriteAsync(new WriteUnit(Write.Upsert(note)));
        Acknowledge(row);
    }

    private async Task InSessionAsync(int row, bool commits)
    {
        await using var session = await world.Cache.BeginAsync();
        await session.WriteAsync(new WriteUnit(Set(row, _versions[row] + (commits ? 1 : 1000))));
        await session.FindAsync(new Lookup<Note>(world.IdOf((chat * RandomWorld.RowsPerChat) + row)));
        if (commits)
        {
            await session.CommitAsync();
            Acknowledge(row);
        }
        else
        {
            await session.RollbackAsync();
        }
    }

    // the second statement meets the unique name of another row, so the first is undone
    private async Task FailAsync(int row)
    {
        var duplicate = new Note { NoteId = RandomWorld.NameOf(0), ChatId = RandomWorld.ChatOf(chat) };
        try
        {
            await world.Cache.WriteAsync(new WriteUnit(Set(row, _versions[row] + 1000), Write.Insert(duplicate)));
            world.Find("A unit with a duplicate was stored.");
        }
        catch (ConstraintException)
        {
            // as wanted
        }
    }

    private async Task AddMessageAsync()
    {
        _time++;
        await world.Cache.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"message-{chat}-{_time}", ChatId = RandomWorld.ChatOf(chat), Time = _time })));
        world.AcknowledgeNewest(chat, _time);
    }

    private PatchWrite<Note> Set(int row, long version) =>
        Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, version), Note.Columns.Id == world.IdOf((chat * RandomWorld.RowsPerChat) + row));

    private void AcknowledgeAll()
    {
        for (var row = 0; row < _versions.Length; row++)
        {
            Acknowledge(row);
        }
    }

    private void Acknowledge(int row)
    {
        _versions[row]++;
        world.Acknowledge((chat * RandomWorld.RowsPerChat) + row, _versions[row]);
    }
}
