using Storage.Core;

namespace Storage.Generators.Tests;

public class AsStoredTests
{
    private static readonly DateTimeOffset Fine = DateTimeOffset.UnixEpoch.AddTicks(12_345);

    private static readonly DateTimeOffset Cut = DateTimeOffset.UnixEpoch.AddTicks(12_340);

    [Fact]
    public void A_row_that_is_stored_as_it_is_comes_back_itself()
    {
        var note = new Note { Id = 5, CreatedAt = Cut };
        var things = new Things { DateTimeOffset = Cut, Stamp = new Stamp(Cut) };
        var maybe = new MaybeThings();
        var numbers = new MaybeNumbers("a");

        AsStored(note, DbValue.From(5L)).Should().BeSameAs(note);
        AsStored(things, DbValue.From(things.Id)).Should().BeSameAs(things);
        AsStored(maybe, DbValue.From(maybe.Id)).Should().BeSameAs(maybe);
        AsStored(numbers, DbValue.From("a")).Should().BeSameAs(numbers);
    }

    [Fact]
    public void The_generated_key_is_taken_over()
    {
        AsStored(new Note { NoteId = "n", CreatedAt = Cut }, DbValue.From(9L)).Should().Be(new Note { Id = 9, NoteId = "n", CreatedAt = Cut });
        AsStored(new Numbers(0), DbValue.From(9L)).Should().Be(new Numbers(9));
    }

    [Fact]
    public void A_generated_key_that_does_not_fit_is_refused() =>
        FluentActions.Invoking(() => AsStored(new Numbers(0), DbValue.From(1L << 40))).Should().Throw<StorageException>().WithMessage("*'id'*");

    [Fact]
    public void Times_are_cut_to_microseconds()
    {
        var row = new Things
        {
            DateTime = Fine.UtcDateTime,
            DateTimeOffset = Fine,
            TimeOnly = new TimeOnly(12_345),
            TimeSpan = new TimeSpan(-12_345),
            Stamp = new Stamp(Fine),
        };

        var stored = AsStored(row, DbValue.From(row.Id));

        stored.Should().Be(row with
        {
            DateTime = Cut.UtcDateTime,
            DateTimeOffset = Cut,
            TimeOnly = new TimeOnly(12_340),
            TimeSpan = new TimeSpan(-12_340),
            Stamp = new Stamp(Cut),
        });
        ShouldBeAsRead(row, stored);
    }

    [Fact]
    public void Times_that_may_be_null_are_cut_to_microseconds()
    {
        var row = new MaybeThings
        {
            DateTime = Fine.UtcDateTime,
            DateTimeOffset = Fine,
            TimeOnly = new TimeOnly(12_345),
            TimeSpan = new TimeSpan(12_345),
            Stamp = new Stamp(Fine),
        };

        var stored = AsStored(row, DbValue.From(row.Id));

        stored.Should().Be(row with
        {
            DateTime = Cut.UtcDateTime,
            DateTimeOffset = Cut,
            TimeOnly = new TimeOnly(12_340),
            TimeSpan = new TimeSpan(12_340),
            Stamp = new Stamp(Cut),
        });
        ShouldBeAsRead(row, stored);
    }

    [Fact]
    public void Offsets_and_local_times_become_UTC()
    {
        var row = new Things { DateTimeOffset = Cut.ToOffset(TimeSpan.FromHours(8)), DateTime = Cut.LocalDateTime };

        var stored = AsStored(row, DbValue.From(row.Id));

        stored.DateTimeOffset.Offset.Should().Be(TimeSpan.Zero);
        stored.DateTimeOffset.EqualsExact(Cut).Should().BeTrue();
        stored.DateTime.Kind.Should().Be(DateTimeKind.Utc);
        stored.DateTime.Should().Be(Cut.UtcDateTime);
    }

    private static void ShouldBeAsRead<T>(T row, T stored)
        where T : class, IEntity<T>
    {
        var read = MemoryRow.Read<T>(MemoryRow.Of(row));

        stored.Should().BeEquivalentTo(read, options => options.ComparingByMembers<T>());
    }

    private static T AsStored<T>(T row, DbValue key)
        where T : class, IEntity<T> => T.AsStored(row, key);
}
