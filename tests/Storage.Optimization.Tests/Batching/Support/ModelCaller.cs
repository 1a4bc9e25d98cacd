using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A caller with rows that nobody else writes, so that it knows what every read must give.</summary>
internal sealed class ModelCaller(BatchingFixture fixture, int seed, long firstId, int rows)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<long, Tally> _expected = Enumerable.Range(0, rows)
        .Select(i => new Tally { Id = firstId + i, Name = $"t{firstId + i}", Label = "new" })
        .ToDictionary(row => row.Id);

    public IEnumerable<Tally> Expected => _expected.Values;

    public async Task RunAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var id = firstId + _random.Next(rows);
            await (_random.Next(12) switch
            {
                < 5 => ScheduleAsync(id),
                < 7 => CheckAsync(id),
                7 => WriteAsync(id),
                8 => ReplaceAsync(id),
                9 => PoisonAsync(id),
                10 => QueryAsync(id),
                _ => TransactAsync(id),
            });
        }
    }

    private async Task ScheduleAsync(long id)
    {
        var (patch, becomes) = Change(id);
        await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Patch(patch, Row(id))), (WritePriority)_random.Next(-1, 2));
        Become(id, becomes);
    }

    private async Task WriteAsync(long id)
    {
        var (patch, becomes) = Change(id);
        await fixture.Batching.WriteAsync(new WriteUnit(Write.Patch(patch, Row(id))));
        Become(id, becomes);
    }

    private async Task TransactAsync(long id)
    {
        if (_random.Next(4) != 0)
        {
            return;
        }

        var (patch, becomes) = Change(id);
        await fixture.Batching.TransactAsync(async (session, token) => await session.WriteAsync(new WriteUnit(Write.Patch(patch, Row(id))), token));
        Become(id, becomes);
    }

    private async Task ReplaceAsync(long id)
    {
        await fixture.Batching.ScheduleDeleteAsync<Tally>(id);
        var fresh = new Tally { Id = id, Name = $"t{id}", Label = "again", Count = _random.Next(100) };
        await fixture.Batching.ScheduleInsertAsync(fresh);
        _expected[id] = fresh;
    }

    private async Task PoisonAsync(long id)
    {
        var write = await fixture.Batching.SchedulePatchAsync(id, Patch<Tally>.Empty.Set(Tally.Columns.Label.Map, DbValue.Null).Set(Tally.Columns.Count, -1L));
        await FluentActions.Awaiting(() => write.Completion).Should().ThrowAsync<ConstraintException>("seed {0}", seed);
    }

    private async Task CheckAsync(long id)
    {
        var row = _random.Next(2) == 0
            ? await fixture.Batching.FindAsync(Lookup.ByKey<Tally>(id))
            : await fixture.Batching.FindAsync(Lookup.By(Tally.Columns.Name, $"t{id}"));
        row.Should().Be(_expected[id], "seed {0}", seed);
    }

    private async Task QueryAsync(long id)
    {
        var found = await fixture.Batching.QueryAsync(Query.From<Tally>().Where(Tally.Columns.Id == id));
        found.Should().Equal([_expected[id]], "seed {0}", seed);
    }

    private Filter<Tally> Row(long id) => _random.Next(2) == 0 ? Tally.Columns.Id == id : Tally.Columns.Name == $"t{id}";

    private (Patch<Tally> Patch, Func<Tally, Tally> Becomes) Change(long id)
    {
        var value = _random.Next(1000);
        return _random.Next(4) switch
        {
            0 => (Patch<Tally>.Empty.Set(Tally.Columns.Count, value), row => row with { Count = value }),
            1 => (Patch<Tally>.Empty.Add(Tally.Columns.Count, value), row => row with { Count = row.Count + value }),
            2 => (Patch<Tally>.Empty.Set(Tally.Columns.Note, $"n{value}").Set(Tally.Columns.Level, value / 4.0), row => row with { Note = $"n{value}", Level = value / 4.0 }),
            _ => (Patch<Tally>.Empty.Set(Tally.Columns.Label, $"l{value}").Add(Tally.Columns.Level, value / 4.0), row => row with { Label = $"l{value}", Level = row.Level + (value / 4.0) }),
        };
    }

    private void Become(long id, Func<Tally, Tally> becomes) => _expected[id] = becomes(_expected[id]);
}
