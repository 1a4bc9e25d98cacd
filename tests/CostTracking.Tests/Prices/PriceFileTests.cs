namespace CostTracking.Tests;

public sealed class PriceFileTests
{
    private const string Whole = """
        { "version": "mine", "models": [ { "provider": "test", "model": "m", "prices": [
            { "currency": "CNY", "checkedOn": "2026-11-01", "source": "me", "input": 1, "output": 2 } ] } ],
          "samples": [ { "provider": "test", "model": "m", "at": "2026-11-01T00:00:00Z", "input": 1000, "output": 1, "micros": 1002 } ] }
        """;

    [Fact]
    public void A_file_is_read_and_its_samples_are_tried()
    {
        PriceCatalog.Parse(Whole).Models.Should().ContainSingle().Which.Prices[0].Version.Should().Be("mine:test/m@start");
    }

    [Theory]
    [InlineData("\"micros\": 1002", "\"micros\": 1003", "costs 1002; the file says 1003")]
    [InlineData("\"input\": 1,", "\"inptu\": 1,", "inptu")]
    [InlineData("\"input\": 1,", "\"input\": 1, \"input\": 2,", "input")]
    [InlineData("\"input\": 1,", "\"input\": -1,", "negative")]
    [InlineData("\"input\": 1,", "\"input\": \"1\",", "could not be converted")]
    [InlineData("\"input\": 1,", "\"input\": 0.0000000001,", "nine places")]
    [InlineData("\"input\": 1, \"output\": 2", "\"input\": 0, \"output\": 0", "free")]
    [InlineData("\"input\": 1, \"output\": 2", "\"input\": 0.00000014, \"output\": 0.00000028", "of a million tokens, not of one")]
    [InlineData("\"input\": 1, \"output\": 2", "\"input\": 100000, \"output\": 200000", "cost more than")]
    [InlineData("\"output\": 2", "\"output\": 2, \"cachedInput\": 3", "Cached input costs more")]
    [InlineData("\"output\": 2", "\"output\": 2, \"cacheWrite\": 0.5", "Writing the cache costs less than input")]
    [InlineData("\"output\": 2", "\"output\": 2, \"cacheWrite\": 2, \"cacheWriteLong\": 1.5", "longer time costs less")]
    [InlineData("\"output\": 2", "\"output\": 2, \"free\": true", "free and has a price")]
    [InlineData("\"CNY\"", "\"yuan\"", "three capital letters")]
    [InlineData("\"source\": \"me\", ", "", "does not say where it is from")]
    [InlineData("\"output\": 2", "\"output\": 2, \"tiers\": [ { \"input\": 1 } ]", "Give either")]
    [InlineData("\"input\": 1, \"output\": 2", "\"tiers\": [ { \"upToInput\": 9, \"input\": 1 }, { \"upToInput\": 9, \"input\": 1 } ]", "do not ascend")]
    [InlineData("\"output\": 2", "\"output\": 2, \"windows\": [ { \"name\": \"w\", \"zone\": \"Mars/Olympus\", \"times\": [\"09:00-10:00\"], \"input\": 1, \"output\": 1 } ]", "Mars/Olympus")]
    [InlineData("\"output\": 2", "\"output\": 2, \"windows\": [ { \"name\": \"w\", \"zone\": \"UTC\", \"times\": [\"22:00-02:00\"], \"input\": 1, \"output\": 1 } ]", "two parts")]
    [InlineData("\"output\": 2", "\"output\": 2, \"windows\": [ { \"name\": \"w\", \"zone\": \"UTC\", \"times\": [\"09:00-10:00\"], \"exceptCalendar\": \"none\", \"input\": 1, \"output\": 1 } ]", "calendar 'none'")]
    public void A_file_with_an_error_is_refused_and_says_why(string from, string to, string why)
    {
        Whole.Should().Contain(from);

        var parse = () => PriceCatalog.Parse(Whole.Replace(from, to, StringComparison.Ordinal));

        parse.Should().Throw<PriceCatalogException>().WithMessage($"*{why}*");
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused_with_the_place()
    {
        var parse = () => PriceCatalog.Parse(Whole[..(Whole.Length / 2)], "prices.json");

        parse.Should().Throw<PriceCatalogException>().WithMessage("*'prices.json'*line*");
    }

    [Fact]
    public void A_file_that_is_missing_or_wrong_stops_the_start_and_nothing_is_priced_by_it()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{ \"models\": [ } ");

        var damaged = () => new CostTracker(new NoStorage(), new CostTrackingOptions { PriceFiles = { path } });
        var missing = () => new CostTracker(new NoStorage(), new CostTrackingOptions { PriceFiles = { path + ".none" } });

        damaged.Should().Throw<PriceCatalogException>().WithMessage($"*{path}*");
        missing.Should().Throw<PriceCatalogException>().WithMessage("*cannot be read*");
        File.Delete(path);
    }

    [Fact]
    public void A_change_of_more_than_three_times_has_to_be_accepted()
    {
        var dear = Prices.Of(Prices.Model("m", Prices.Price(3.1m, 2m)));
        var refused = () => Prices.Simple.With(dear, TestLedger.Start);

        refused.Should().Throw<PriceCatalogException>().WithMessage("*from 1 to 3.1*");
        Prices.Simple.With(dear, TestLedger.Start, acceptLargeChanges: true).Quote("test", "m", new(1_000_000, 0), TestLedger.Start).Amount!.Value.Micros.Should().Be(3_100_000);
        Prices.Simple.With(Prices.Of(Prices.Model("m", Prices.Price(3m, 2m))), TestLedger.Start).Should().NotBeNull();
    }

    [Fact]
    public void A_variant_of_more_than_ten_times_is_a_warning()
    {
        var price = Prices.Price(1m, 1m);
        price.Reasoning = 10.1m;

        Prices.Of(Prices.Model("m", price)).Warnings.Should().ContainSingle().Which.Message.Should().Contain("reasoning");
    }

    [Fact]
    public void Prices_out_of_order_are_refused()
    {
        var make = () => Prices.Of(Prices.Model("m", Prices.Price(1m, 1m, from: TestLedger.Start), Prices.Price(1m, 1m, from: TestLedger.Start)));

        make.Should().Throw<PriceCatalogException>().WithMessage("*order of their start*");
    }

    [Fact]
    public void A_name_for_two_models_is_refused()
    {
        var other = Prices.Model("n", Prices.Price(1m, 1m));
        other.Aliases.Add("M");
        var make = () => Prices.Of(Prices.Model("m", Prices.Price(1m, 1m)), other);

        make.Should().Throw<PriceCatalogException>().WithMessage("*stands for two models*");
    }

    [Fact]
    public void The_schema_knows_every_field_that_a_file_may_have()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(PriceCatalog.Schema);
        var definitions = schema.RootElement.GetProperty("$defs");

        Fields(schema.RootElement).Should().BeEquivalentTo(Names<PriceFile>(("schema", "$schema")));
        Fields(definitions.GetProperty("provider")).Should().BeEquivalentTo(Names<PriceFileProvider>());
        Fields(definitions.GetProperty("calendar")).Should().BeEquivalentTo(Names<PriceFileCalendar>());
        Fields(definitions.GetProperty("model")).Should().BeEquivalentTo(Names<PriceFileModel>());
        Fields(definitions.GetProperty("price")).Should().BeEquivalentTo(Names<PriceFilePrice>());
        Fields(definitions.GetProperty("tier")).Should().BeEquivalentTo(Names<PriceFileTier>());
        Fields(definitions.GetProperty("window")).Should().BeEquivalentTo(Names<PriceFileWindow>());
        Fields(definitions.GetProperty("sample")).Should().BeEquivalentTo(Names<PriceFileSample>());
    }

    private static IEnumerable<string> Fields(System.Text.Json.JsonElement type) => type.GetProperty("properties").EnumerateObject().Select(field => field.Name);

    private static IEnumerable<string> Names<T>(params (string From, string To)[] renamed) => typeof(T).GetProperties()
        .Select(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .Select(name => Array.Find(renamed, pair => pair.From == name) is { To: { } to } ? to : name);
}
