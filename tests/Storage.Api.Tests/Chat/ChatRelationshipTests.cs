using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatRelationshipTests
{
    private const double Exact = 1e-12;

    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero);

    [Fact]
    public async Task A_relationship_begins_with_what_is_given()
    {
        await using var engine = await TestStorage.OpenAsync();
        var time = new FakeTimeProvider(Begin);
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("+8", TimeSpan.FromHours(8), "+8", "+8"));

        var begun = await new ChatOperations(engine, time).UpdateUserRelationshipAsync("u1", Everything with { ScoreDelta = 0.2 });

        begun.IsCreated.Should().BeTrue();
        begun.Row.Should().Be(new UserRelationship
        {
            Id = begun.Row.Id,
            UserId = "u1",
            UserName = "小明",
            RelationshipStage = "friend",
            RelationshipText = "text",
            ImpressionText = "impression",
            PreferenceKeywords = "tea",
            KeyFacts = "[]",
            RelationshipScore = 0.3 + 0.2,
            FirstMetTime = UnixTime.FromDateTimeOffset(Begin),
            LastUpdated = UnixTime.FromDateTimeOffset(Begin),
            CreatedAt = Begin.DateTime,
        });
        (await engine.Query<UserRelationship>().ToListAsync()).Should().Equal(begun.Row);
    }

    [Fact]
    public async Task A_relationship_that_begins_with_nothing_is_that_of_strangers()
    {
        await using var engine = await TestStorage.OpenAsync();

        var begun = await new ChatOperations(engine).UpdateUserRelationshipAsync("u1", new RelationshipChange());

        begun.IsCreated.Should().BeTrue();
        (begun.Row.RelationshipScore, begun.Row.RelationshipStage, begun.Row.UserName).Should().Be((0.3, "stranger", null));
    }

    [Theory]
    [EveryDoor]
    public Task A_change_sets_what_it_gives_and_leaves_the_rest(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var time = new FakeTimeProvider(Begin);
        var chat = new ChatOperations(storage, time);
        var before = (await chat.UpdateUserRelationshipAsync("u1", Everything)).Row;
        var other = (await chat.UpdateUserRelationshipAsync("u2", Everything)).Row;
        time.Advance(TimeSpan.FromSeconds(10));

        var changed = await chat.UpdateUserRelationshipAsync("u1", new RelationshipChange { Stage = "bestie", KeyFacts = "" });

        changed.IsCreated.Should().BeFalse();
        changed.Row.Should().Be(before with { RelationshipStage = "bestie", KeyFacts = "", LastUpdated = before.LastUpdated + 10 });
        (await chat.GetUserRelationshipAsync("u1")).Should().Be(changed.Row);
        (await chat.GetUserRelationshipAsync("u2")).Should().Be(other);
        (await chat.GetUserRelationshipAsync("none")).Should().BeNull();
    });

    [Theory]
    [InlineData(0.7, 1)]
    [InlineData(0.71, 1)]
    [InlineData(100, 1)]
    [InlineData(double.MaxValue, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(-0.3, 0)]
    [InlineData(-0.31, 0)]
    [InlineData(-100, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    public async Task The_score_stays_between_0_and_1(double delta, double score)
    {
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);
        await chat.UpdateUserRelationshipAsync("u2", new RelationshipChange());

        var begun = await chat.UpdateUserRelationshipAsync("u1", new RelationshipChange { ScoreDelta = delta });
        var changed = await chat.UpdateUserRelationshipAsync("u2", new RelationshipChange { ScoreDelta = delta });
        var back = await chat.UpdateUserRelationshipAsync("u2", new RelationshipChange { ScoreDelta = score > 0 ? -0.25 : 0.25 });

        begun.Row.RelationshipScore.Should().BeApproximately(score, Exact).And.BeInRange(0, 1);
        changed.Row.RelationshipScore.Should().Be(begun.Row.RelationshipScore);
        back.Row.RelationshipScore.Should().BeApproximately(Math.Abs(score - 0.25), Exact, "what is over does not count");
    }

    [Fact]
    public async Task A_delta_that_is_no_number_is_refused_and_changes_nothing()
    {
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);
        var before = await chat.UpdateUserRelationshipAsync("u1", new RelationshipChange());

        var noNumber = new RelationshipChange { ScoreDelta = double.NaN, Stage = "bestie" };

        foreach (var user in (string[])["u1", "u2"])
        {
            await chat.Awaiting(operations => operations.UpdateUserRelationshipAsync(user, noNumber).AsTask())
                .Should().ThrowAsync<ArgumentException>().WithMessage("*ScoreDelta*");
        }

        (await engine.Query<UserRelationship>().ToListAsync()).Should().Equal(before.Row);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Changes_at_once_all_count_and_one_begins(bool isOldFile)
    {
        const int Callers = 32;
        await using var engine = isOldFile ? await OldFile.OpenAsync() : await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);

        var results = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ =>
            Task.Run(() => chat.UpdateUserRelationshipAsync("u1", new RelationshipChange { ScoreDelta = 1 / 64.0 }).AsTask())));

        results.Should().ContainSingle(result => result.IsCreated);
        results.Select(result => result.Row.RelationshipScore).Should().OnlyHaveUniqueItems("each saw its own change");
        (await engine.Query<UserRelationship>().Where(UserRelationship.Columns.UserId == "u1").ToListAsync())
            .Should().ContainSingle().Which.RelationshipScore.Should().BeApproximately(0.3 + (Callers / 64.0), Exact);
    }

    [Fact]
    public async Task A_user_who_has_several_rows_is_not_begun_again()
    {
        await using var engine = await OldFile.OpenAsync();
        var chat = new ChatOperations(engine);

        var changed = await chat.UpdateUserRelationshipAsync(OldFile.Twin, new RelationshipChange { Stage = "friend" });

        (changed.IsCreated, changed.Row.Id, changed.Row.RelationshipStage).Should().Be((false, 3, "friend"));
        (await chat.GetUserRelationshipAsync(OldFile.Twin)).Should().Be(changed.Row);
        (await engine.Query<UserRelationship>().CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task A_score_that_is_over_already_is_cut()
    {
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);
        await chat.UpdateUserRelationshipAsync("u1", new RelationshipChange());
        await engine.WriteAsync($"update user_relationships set relationship_score = 7");

        var changed = await chat.UpdateUserRelationshipAsync("u1", new RelationshipChange { ScoreDelta = -0.5 });

        changed.Row.RelationshipScore.Should().BeInRange(0, 1);
    }

    [Fact]
    public async Task A_change_is_one_unit()
    {
        await using var engine = await TestStorage.OpenAsync();
        var recorder = new RecordingStorage(engine);

        await new ChatOperations(recorder).UpdateUserRelationshipAsync("u1", new RelationshipChange());

        recorder.Units.Should().ContainSingle();
        recorder.Reads.Should().Be(0);
    }

    [Fact]
    public async Task A_change_goes_with_its_sessions_rollback()
    {
        await using var engine = await TestStorage.OpenAsync();
        var before = await new ChatOperations(engine).UpdateUserRelationshipAsync("u1", Everything);

        await using (var session = await engine.BeginAsync())
        {
            var chat = new ChatOperations(session);
            (await chat.UpdateUserRelationshipAsync("u1", new RelationshipChange { ScoreDelta = 0.1 })).IsCreated.Should().BeFalse();
            (await chat.UpdateUserRelationshipAsync("u2", new RelationshipChange())).IsCreated.Should().BeTrue();
        }

        (await engine.Query<UserRelationship>().ToListAsync()).Should().Equal(before.Row);
    }

    private static RelationshipChange Everything => new()
    {
        UserName = "小明",
        Stage = "friend",
        RelationshipText = "text",
        ImpressionText = "impression",
        PreferenceKeywords = "tea",
        KeyFacts = "[]",
    };
}
