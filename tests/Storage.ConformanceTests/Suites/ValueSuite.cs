using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>Every value comes back as it was given, or is refused.</summary>
public abstract class ValueSuite(TestEngine engine) : StorageSuite(engine)
{
    private static readonly Everything Least = new()
    {
        Id = Guid.Empty,
        SByte = sbyte.MinValue,
        Int16 = short.MinValue,
        Int32 = int.MinValue,
        Int64 = long.MinValue,
        Single = float.MinValue,
        Double = double.MinValue,
        Money = -9_223_372_036_854.775807m,
        Whole = -9_223_372_036_854_775_807m,
        DateTime = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
        DateTimeOffset = DateTimeOffset.MinValue,
        DateOnly = DateOnly.MinValue,
        TimeSpan = new TimeSpan(-9_223_372_036_854_775_800),
        Mood = Mood.Cross,
        MoodName = Mood.Cross,
    };

    private static readonly Everything Most = new()
    {
        Id = new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"),
        Bool = true,
        SByte = sbyte.MaxValue,
        Byte = byte.MaxValue,
        Int16 = short.MaxValue,
        UInt16 = ushort.MaxValue,
        Int32 = int.MaxValue,
        UInt32 = uint.MaxValue,
        Int64 = long.MaxValue,
        UInt64 = long.MaxValue,
        Single = float.PositiveInfinity,
        Double = double.Epsilon,
        Money = 9_223_372_036_854.775807m,
        Whole = 9_223_372_036_854_775_807m,
        Text = "天气😀\0 'quoted\" \\ \u0301 \uFFFD",
        Bytes = [0, 255, 0],
        Guid = Guid.CreateVersion7(),
        DateTime = new DateTime(DateTime.MaxValue.Ticks - (DateTime.MaxValue.Ticks % 10), DateTimeKind.Utc),
        DateTimeOffset = new DateTimeOffset(DateTime.MaxValue.Ticks - (DateTime.MaxValue.Ticks % 10), TimeSpan.Zero),
        DateOnly = DateOnly.MaxValue,
        TimeOnly = new TimeOnly(TimeOnly.MaxValue.Ticks - (TimeOnly.MaxValue.Ticks % 10)),
        TimeSpan = new TimeSpan(9_223_372_036_854_775_800),
        Mood = Mood.Busy,
        MoodName = Mood.Busy,
        Words = ["", "雪", "\"", "\u0000"],
    };

    [Fact]
    public async Task The_least_and_the_most_of_every_type_come_back()
    {
        await Insert(Least, Most);

        var found = await Storage.FindManyAsync([new Lookup<Everything>(DbValue.From(Least.Id)), new Lookup<Everything>(DbValue.From(Most.Id))]);

        found[0].Should().BeEquivalentTo(Least, options => options.ComparingByMembers<Everything>());
        found[1].Should().BeEquivalentTo(Most, options => options.ComparingByMembers<Everything>());
        found[1]!.DateTime.Kind.Should().Be(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Nulls_come_back_as_nulls_and_empty_as_empty()
    {
        var nulls = new MaybeEverything { Id = Guid.NewGuid() };
        var empty = new MaybeEverything { Id = Guid.NewGuid(), Text = "", Bytes = [], Words = [] };
        await Insert(nulls, empty);

        var found = await Storage.FindManyAsync([new Lookup<MaybeEverything>(DbValue.From(nulls.Id)), new Lookup<MaybeEverything>(DbValue.From(empty.Id))]);

        found[0].Should().Be(nulls);
        found[1]!.Text.Should().BeEmpty();
        found[1]!.Bytes.Should().NotBeNull().And.BeEmpty();
        found[1]!.Words.Should().NotBeNull().And.BeEmpty();
    }

    [Fact]
    public async Task A_text_of_a_million_characters_comes_back()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789雪", 100_000));

        await Insert(new Setting { Key = "k", Value = text });

        (await Storage.FindAsync(new Lookup<Setting>(DbValue.From("k"))))!.Value.Should().Be(text);
    }

    [Fact]
    public async Task Times_are_cut_to_microseconds_towards_the_past_and_lengths_towards_zero()
    {
        var row = new Everything
        {
            Id = Guid.NewGuid(),
            DateTime = DateTime.UnixEpoch.AddTicks(-1),
            DateTimeOffset = DateTimeOffset.UnixEpoch.AddTicks(19).ToOffset(TimeSpan.FromHours(8)),
            TimeSpan = TimeSpan.FromTicks(-11),
            TimeOnly = new TimeOnly(19),
        };
        await Insert(row);

        var found = (await Storage.FindAsync(new Lookup<Everything>(DbValue.From(row.Id))))!;

        found.DateTime.Should().Be(DateTime.UnixEpoch.AddTicks(-10));
        found.DateTimeOffset.Should().Be(DateTimeOffset.UnixEpoch.AddTicks(10)).And.Subject!.Value.Offset.Should().Be(TimeSpan.Zero);
        found.TimeSpan.Ticks.Should().Be(-10);
        found.TimeOnly.Ticks.Should().Be(10);
    }

    public static TheoryData<string, Everything> Refused => new()
    {
        { "a lone surrogate", new Everything { Text = "a\uDC00b" } },
        { "a long text with a lone surrogate", new Everything { Text = new string('雪', 1_000) + "\uD800" } },
        { "a null text", new Everything { Text = null! } },
        { "null bytes", new Everything { Bytes = null! } },
        { "not a number", new Everything { Double = double.NaN } },
        { "not a small number", new Everything { Single = float.NaN } },
        { "an unsigned over the signed", new Everything { UInt64 = long.MaxValue + 1UL } },
        { "a time of unspecified kind", new Everything { DateTime = new DateTime(2024, 1, 1) } },
        { "a decimal with too many places", new Everything { Money = 0.0000001m } },
        { "a decimal out of range", new Everything { Money = 9_223_372_036_854.775808m } },
        { "an enum without a name", new Everything { MoodName = (Mood)99 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_has_no_stored_form_is_refused(string what, Everything row)
    {
        var id = Guid.NewGuid();

        var failure = await FailureOf(Insert(row with { Id = id }));

        failure.Code.Should().Be(StorageErrorCode.InvalidValue, what);
        failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        (await Storage.FindAsync(new Lookup<Everything>(DbValue.From(id)))).Should().BeNull();
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public async Task A_length_of_time_at_the_edge_comes_back_or_is_refused(long ticks)
    {
        var row = new Everything { Id = Guid.NewGuid(), TimeSpan = new TimeSpan(ticks) };

        try
        {
            await Insert(row);
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.InvalidValue)
        {
            return;
        }

        var found = (await Storage.FindAsync(new Lookup<Everything>(DbValue.From(row.Id))))!;
        (row.TimeSpan.Ticks - found.TimeSpan.Ticks).Should().BeInRange(-9, 9);
    }

    [Fact]
    public async Task A_value_that_is_refused_in_a_filter_says_so()
    {
        var surrogate = await FailureOf(Storage.QueryAsync(Query.From<Note>().Where(Note.Columns.NoteId == "\uD800")));
        var inList = await FailureOf(Storage.QueryAsync(Query.From<Note>().Where(Note.Columns.NoteId.In("a", "\uD800"))));
        var number = await FailureOf(Storage.QueryAsync(Query.From<Note>().Where(Note.Columns.Time.In(double.NaN))));

        surrogate.Code.Should().Be(StorageErrorCode.InvalidValue);
        inList.Code.Should().Be(StorageErrorCode.InvalidValue);
        number.Code.Should().Be(StorageErrorCode.InvalidValue);
    }

    [Fact]
    public async Task The_notice_of_an_insert_carries_what_a_read_gives_for_every_type()
    {
        var observer = new RecordingObserver();
        Storage.Observe(observer);
        var row = Most with { DateTime = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Local).AddTicks(3), TimeOnly = TimeOnly.MaxValue, TimeSpan = TimeSpan.FromTicks(-11) };

        await Insert(row);

        var read = await Storage.FindAsync(new Lookup<Everything>(DbValue.From(row.Id)));
        observer.Last.Rows.Single().Row.Should().BeEquivalentTo(read, options => options.ComparingByMembers<Everything>());
        ((Everything)observer.Last.Rows.Single().Row!).DateTime.Kind.Should().Be(DateTimeKind.Utc);
    }
}
