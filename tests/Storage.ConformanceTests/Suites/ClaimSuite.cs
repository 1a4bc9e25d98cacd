using System.Collections.Concurrent;
using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class ClaimSuite(TestEngine engine) : StorageSuite(engine)
{
    private static readonly Patch<Note> Take = Patch<Note>.Empty.Set(Note.Columns.IsPinned, true).Add(Note.Columns.Attitude, 1);
    private static readonly Query<Note> Free = Query.From<Note>().Where(Note.Columns.IsPinned == false).OrderBy(Note.Columns.Time);

    [Fact]
    public async Task A_claim_returns_the_changed_rows_in_the_order_asked_for()
    {
        await Insert([.. new[] { 5, 1, 4, 2, 3 }.Select(i => new Note { NoteId = $"n{i}", Time = i })]);

        var ascending = await Apply(Write.Claim(Take, Free.Take(2)));
        var descending = await Apply(Write.Claim(Take, Query.From<Note>().Where(Note.Columns.IsPinned == false).OrderByDescending(Note.Columns.Time).Take(2)));

        ascending.RowsAffected.Should().Be(2);
        ascending.Statements[0].Rows<Note>().Select(note => note.NoteId).Should().Equal("n1", "n2");
        ascending.Statements[0].Rows<Note>().Should().OnlyContain(note => note.IsPinned && note.Attitude == 1);
        descending.Statements[0].Rows<Note>().Select(note => note.NoteId).Should().Equal("n5", "n4");
    }

    [Fact]
    public async Task A_claim_with_nothing_left_is_empty()
    {
        var result = await Apply(Write.Claim(Take, Free.Take(5)));

        result.RowsAffected.Should().Be(0);
        result.Statements[0].Rows<Note>().Should().BeEmpty();
    }

    [Fact]
    public async Task Concurrent_claims_never_hand_out_a_row_twice()
    {
        await Insert([.. Enumerable.Range(0, 500).Select(i => new Note { NoteId = $"n{i}", Time = i })]);
        var claimed = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var rows = (await Apply(Write.Claim(Take, Free.Take(7)))).Statements[0].Rows<Note>();
                if (rows.Count == 0)
                {
                    return;
                }

                foreach (var row in rows)
                {
                    claimed.Add(row.NoteId);
                }
            }
        })));

        claimed.Should().HaveCount(500).And.OnlyHaveUniqueItems();
        (await Storage.QueryAsync(Query.From<Note>())).Should().OnlyContain(note => note.Attitude == 1);
    }

    [Fact]
    public async Task A_claim_that_fails_in_the_middle_leaves_nothing()
    {
        await Insert([.. Enumerable.Range(0, 3).Select(i => new Note { NoteId = $"n{i}", Time = i })]);

        await FailureOf(Apply(Write.Claim(Patch<Note>.Empty.Set(Note.Columns.NoteId, "same"), Query.From<Note>().OrderBy(Note.Columns.Time).Take(2))));

        (await NoteIds()).Should().Equal("n0", "n1", "n2");
    }

    [Fact]
    public void A_claim_needs_a_limit_and_nothing_but_filter_order_and_limit()
    {
        var noLimit = () => Write.Claim(Take, Free);
        var offset = () => Write.Claim(Take, Free.Skip(1).Take(1));

        noLimit.Should().Throw<ArgumentException>();
        offset.Should().Throw<ArgumentException>();
    }
}
