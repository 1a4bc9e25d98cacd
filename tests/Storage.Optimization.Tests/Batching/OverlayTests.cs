using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>What reads through the layer see, and that they never go back.</summary>
public sealed class OverlayTests
{
    [Fact]
    public async Task A_read_by_key_sees_what_is_accepted_and_not_committed()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(2);
        fixture.Inner.BeforeWrite.Close();

        await fixture.CountAsync(1, 7);
        await fixture.PatchAsync(1, Patch<Tally>.Empty.Set(Tally.Columns.Note, "waits").Add(Tally.Columns.Level, 0.5));

        (await fixture.FindAsync(1)).Should().BeEquivalentTo(new { Count = 7L, Note = "waits", Level = 0.5, Label = "new" });
        (await fixture.FindAsync(2)).Should().BeEquivalentTo(new { Count = 0L, Note = default(string) });
        (await fixture.StoredAsync(1))!.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_row_is_the_same_by_its_key_and_by_a_unique_column()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(2);
        fixture.Inner.BeforeWrite.Close();
        await fixture.CountAsync(404, 0);
        await fixture.CountAsync(1, 1);
        await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 2L), Tally.Columns.Name == "t1")));
        await fixture.CountAsync(1, 3);
        await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Note, "n"), Tally.Columns.Name == "t1")));

        var byKey = await fixture.FindAsync(1);
        var byName = await fixture.Batching.FindAsync(Lookup.By(Tally.Columns.Name, "t1"));
        var many = await fixture.Batching.FindManyAsync([Lookup.ByKey<Tally>(2), Lookup.ByKey<Tally>(1), Lookup.ByKey<Tally>(3)]);
        fixture.Inner.BeforeWrite.Open();
        await fixture.Batching.FlushAsync();

        byKey.Should().BeEquivalentTo(new { Count = 3L, Note = "n" });
        byName.Should().Be(byKey);
        many.Select(row => row?.Count).Should().Equal(0, 3, null);
        (await fixture.StoredAsync(1)).Should().Be(byKey, "order per row is kept, by whichever column it is named");
    }

    [Fact]
    public async Task A_read_by_key_waits_for_a_pending_write_that_names_no_row()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 9L), Tally.Columns.Label == "new")), WritePriority.Low);

        var find = fixture.FindAsync(1);
        await fixture.Inner.BeforeWrite.ReachedAsync();
        find.IsCompleted.Should().BeFalse();
        fixture.Inner.BeforeWrite.Open();

        (await find)!.Count.Should().Be(9);
    }

    [Fact]
    public async Task A_query_a_stream_and_raw_sql_write_what_is_pending_of_their_table_first()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxWait = TimeSpan.FromHours(1));
        await fixture.StoreAsync(1);

        await fixture.CountAsync(1, 1, WritePriority.Low);
        var queried = await fixture.Batching.QueryAsync(Query.From<Tally>());
        await fixture.CountAsync(1, 2, WritePriority.Low);
        var streamed = new List<Tally>();
        await foreach (var row in fixture.Batching.StreamAsync(Query.From<Tally>()))
        {
            streamed.Add(row);
        }

        await fixture.CountAsync(1, 3, WritePriority.Low);
        var raw = await fixture.Batching.QueryAsync<ValueRow>($"select count from tallies");
        await fixture.CountAsync(1, 4, WritePriority.Low);
        await using var session = await fixture.Batching.BeginAsync();
        var inSession = await session.FindAsync(Lookup.ByKey<Tally>(1));

        (queried[0].Count, streamed[0].Count, raw[0][0].AsInt64(), inSession!.Count).Should().Be((1, 2, 3, 4));
    }

    [Fact]
    public async Task A_query_of_another_table_waits_for_nothing()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        await fixture.CountAsync(1, 1);

        (await fixture.Batching.QueryAsync(Query.From<Remark>()).AsTask().WaitAsync(BatchingFixture.Patience)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_read_that_a_flush_overtakes_does_not_go_back()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        var first = await fixture.CountAsync(1, 1);
        fixture.Inner.AfterFind.Close();
        var find = fixture.FindAsync(1);
        await fixture.Inner.AfterFind.ReachedAsync();

        // the row that the read holds is from before this commit, and what it would add to it from after
        fixture.Inner.BeforeWrite.Open();
        await first.Completion.WaitAsync(BatchingFixture.Patience);
        fixture.Inner.BeforeWrite.Close();
        await fixture.PatchAsync(1, Patch<Tally>.Empty.Set(Tally.Columns.Note, "later"));
        fixture.Inner.AfterFind.Open();

        (await find).Should().BeEquivalentTo(new { Count = 1L, Note = "later" });
    }

    [Fact]
    public async Task What_is_added_is_seen_once_while_its_commit_is_not_acknowledged_yet()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.AfterCommit.Close();
        await fixture.AddAsync(1, 1);
        await fixture.Inner.AfterCommit.ReachedAsync();

        var find = fixture.FindAsync(1);
        await fixture.AddAsync(1, 10);
        find.IsCompleted.Should().BeFalse("nobody can see whether the row has the first addition");
        fixture.Inner.AfterCommit.Open();

        (await find)!.Count.Should().BeOneOf(1, 11);
        (await fixture.FindAsync(1))!.Count.Should().Be(11);
    }

    [Fact]
    public async Task An_awaited_write_is_not_hidden_by_an_earlier_one_whose_end_is_not_known_yet()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.AfterCommit.Close();
        await fixture.CountAsync(1, 1);
        await fixture.Inner.AfterCommit.ReachedAsync();

        var direct = fixture.Batching.WriteAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 2L), Tally.Columns.Id == 1))).AsTask();
        (await fixture.StoredAsync(1))!.Count.Should().Be(1, "it goes when the one before has ended");
        fixture.Inner.AfterCommit.Open();
        await direct.WaitAsync(BatchingFixture.Patience);

        (await fixture.FindAsync(1))!.Count.Should().Be(2);
    }

    [Fact]
    public async Task A_session_is_not_hidden_by_an_earlier_write_whose_end_is_not_known_yet()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.AfterCommit.Close();
        await fixture.CountAsync(1, 1);
        await fixture.Inner.AfterCommit.ReachedAsync();

        var begin = fixture.Batching.BeginAsync().AsTask();
        begin.IsCompleted.Should().BeFalse();
        fixture.Inner.AfterCommit.Open();
        await using var session = await begin.WaitAsync(BatchingFixture.Patience);
        await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 2L), Tally.Columns.Id == 1)));
        await session.CommitAsync();

        (await fixture.FindAsync(1))!.Count.Should().Be(2);
    }

    [Fact]
    public async Task A_change_that_the_row_cannot_take_is_left_to_the_database()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        await fixture.Engine.WriteAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, long.MaxValue - 1), Tally.Columns.Id == 1)));
        await fixture.AddAsync(1, 1);

        (await fixture.FindAsync(1))!.Count.Should().Be(long.MaxValue);
    }
}
