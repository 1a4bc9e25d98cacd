using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Calls that are much larger than anybody means them to be.</summary>
public sealed class FacadeLimitTests : IAsyncLifetime
{
    private const int Listed = 50_000;

    private SqliteStorage _storage = null!;
    private DatabaseApi _db = null!;

    public static TheoryData<string, object> TooNarrow => new()
    {
        { "small", 300 },
        { "small", -1 },
        { "number", 5_000_000_000 },
        { "unsigned", -1 },
        { "single", 1e300 },
        { "mood", "Furious" },
        { "tags", "no json" },
        { "tags", "{}" },
    };

    public async Task InitializeAsync()
    {
        _storage = await FacadeValueDatabase.OpenAsync();
        _db = new DatabaseApi(_storage, FacadeValueDatabase.Options);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Fifty_thousand_texts_can_be_listed() =>
        await ListAsync("text", number => $"id-{number}-'雪'\"", (row, value) => row with { Text = value });

    [Fact]
    public async Task Fifty_thousand_texts_with_nul_can_be_listed() =>
        await ListAsync("text", number => $"{number}\0", (row, value) => row with { Text = value });

    [Fact]
    public async Task Fifty_thousand_integers_can_be_listed() =>
        await ListAsync("number", number => long.MaxValue - (number * 3L), (row, value) => row with { Number = value });

    [Fact]
    public async Task Fifty_thousand_doubles_can_be_listed() =>
        await ListAsync("real", Double, (row, value) => row with { Real = value });

    [Fact]
    public async Task Infinities_and_zeros_can_be_listed()
    {
        double[] values = [double.NegativeInfinity, -1, -0.0, double.Epsilon, double.MaxValue, double.PositiveInfinity];
        await _storage.Repository<Specimen>().InsertManyAsync(values.Select(value => new Specimen { Text = $"{value:R}", Real = value }));

        (await CountAsync("real", "$in", new[] { double.NegativeInfinity, 0.0, double.PositiveInfinity })).Should().Be(3);
        (await CountAsync("real", "$nin", new[] { double.MaxValue, double.Epsilon, double.NegativeInfinity })).Should().Be(3);
        (await CountAsync("real", "$lt", double.PositiveInfinity)).Should().Be(5);
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_stored_listed_and_saved_by()
    {
        var text = string.Concat(Enumerable.Repeat("长文😀'\"\0", 80_000));
        await _db.SaveAsync("Specimens", Facade.Save("text", text, ("number", 1)));
        await _db.SaveAsync("Specimens", Facade.Save("text", text, ("number", 2)));

        var rows = await _db.GetAsync("Specimens", Facade.Fields(("text", Facade.Fields(("$in", new[] { "other", text })))));

        rows.Should().ContainSingle().Which["number"].Should().Be(2L);
        ((string)rows[0]["text"]! == text).Should().BeTrue();
    }

    [Theory]
    [InlineData(2_500)]
    [InlineData(10_000)]
    public async Task However_many_orders_there_are_they_order(int count)
    {
        await _storage.Repository<Specimen>().InsertManyAsync([new Specimen { Text = "a" }, new Specimen { Text = "b" }]);
        var query = new DatabaseQuery { OrderBy = [.. Enumerable.Range(0, count).Select(number => number % 2 == 0 ? "-text" : "id")] };

        var rows = (await _db.QueryAsync("Specimens", query)).Rows;

        rows.Select(row => row["text"]).Should().Equal("b", "a");
    }

    [Theory]
    [MemberData(nameof(TooNarrow))]
    public Task Create_refuses_what_the_property_cannot_hold(string field, object value) =>
        RefuseAsync(field, value, data => _db.QueryAsync("Narrows", Facade.Create(data)).AsTask());

    [Theory]
    [MemberData(nameof(TooNarrow))]
    public Task Update_refuses_what_the_property_cannot_hold(string field, object value) => RefuseAsync(
        field, value, data => _db.QueryAsync("Narrows", new DatabaseQuery { QueryType = "update", Data = data, AllRows = true }).AsTask());

    [Theory]
    [MemberData(nameof(TooNarrow))]
    public Task Save_refuses_what_the_property_cannot_hold(string field, object value) =>
        RefuseAsync(field, value, data => _db.SaveAsync("Narrows", new DatabaseSave(data) { KeyField = "id", KeyValue = 1 }).AsTask());

    [Fact]
    public async Task A_filter_may_compare_with_more_than_the_property_can_hold()
    {
        await _db.QueryAsync("Narrows", Facade.Create(Facade.Fields(("mood", "Calm"), ("tags", "[]"))));

        (await _db.CountAsync("Narrows", Facade.Fields(("small", Facade.Fields(("$lt", 1000)))))).Should().Be(1);
        (await _db.CountAsync("Narrows", Facade.Fields(("number", 5_000_000_000)))).Should().Be(0);
        (await _db.CountAsync("Narrows", Facade.Fields(("mood", "Furious")))).Should().Be(0);
    }

    [Fact]
    public async Task An_operator_that_stands_twice_is_refused()
    {
        // any number of them would nest the condition as deep, and end the process at some 20,000
        var twice = new List<KeyValuePair<string, object?>> { new("$ne", 1), new("$ne", 2) };

        (await Facade.RefusalAsync(() => _db.CountAsync("Specimens", Facade.Fields(("number", twice))))).Message.Should().Contain("$ne");
    }

    [Fact]
    public async Task A_name_is_shown_in_short_and_on_one_line()
    {
        var name = "a\r\n\0\u0085\u2028\u2029\uD83D" + new string('x', 100_000);

        var refusal = await Facade.RefusalAsync(() => _db.CountAsync("Specimens", Facade.Fields((name, 1))));

        refusal.Message.Length.Should().BeLessThan(1_000);
        refusal.Message.Should().NotContainAny("\r", "\n", "\0", "\u0085", "\u2028", "\u2029", "\uD83D");
    }

    [Fact]
    public async Task Null_for_the_orders_is_refused() =>
        await Facade.RefusalAsync(async () => await _db.QueryAsync("Specimens", new DatabaseQuery { OrderBy = null! }));

    // of every size, with all the digits that there are
    private static double Double(int number) => number == 0 ? double.Epsilon : Math.Sqrt(number) / 3 * Math.Pow(10, (number % 600) - 300);

    private async Task ListAsync<TValue>(string field, Func<int, TValue> value, Func<Specimen, TValue, Specimen> with)
    {
        var listed = Enumerable.Range(0, Listed).Select(number => value(number * 2)).ToList();
        var numbers = Enumerable.Range(0, 400).Select(number => (number * 2 * (Listed / 400)) + (number % 2));
        var stored = numbers.Select(number => with(new Specimen { Text = "t" }, value(number)));
        await _storage.Repository<Specimen>().InsertManyAsync(stored);

        (await CountAsync(field, "$in", listed)).Should().Be(200, "the even ones are listed");
        (await CountAsync(field, "$nin", listed)).Should().Be(200);
        var rows = await _db.GetAsync("Specimens", Facade.Fields((field, Facade.Fields(("$in", listed)))));
        rows.Select(row => row[field]).Should().BeSubsetOf(listed.Cast<object?>());
    }

    private async Task RefuseAsync(string field, object value, Func<Dictionary<string, object?>, Task> write)
    {
        await _db.QueryAsync("Narrows", Facade.Create(Facade.Fields(("id", 1), ("mood", "Calm"), ("tags", "[]"))));
        var before = await _db.GetAsync("Narrows");

        var act = () => write(Facade.Fields(("mood", "Busy"), ("tags", "[]"), (field, value)));

        (await act.Should().ThrowAsync<ArgumentException>()).WithMessage($"*{field}*");
        (await _db.GetAsync("Narrows")).Should().BeEquivalentTo(before);
    }

    private Task<long> CountAsync(string field, string @operator, object value) =>
        _db.CountAsync("Specimens", Facade.Fields((field, Facade.Fields((@operator, value)))));
}
