namespace CostTracking.Tests;

/// <summary>Catalogs for tests, with figures that are easy to reckon with.</summary>
internal static class Prices
{
    public static DateOnly Checked { get; } = new(2026, 11, 1);

    /// <summary><c>test/m</c>: 1 CNY a million tokens in, 2 out, 0.1 cached; <c>test/dollar</c> the same in USD; <c>test/free</c> free.</summary>
    public static PriceCatalog Simple { get; } = PriceCatalog.From(new PriceFile
    {
        Version = "simple",
        Models =
        {
            Model("m", Price(1m, 2m, "CNY", 0.1m)),
            Model("dollar", Price(1m, 2m, "USD")),
            Model("free", new PriceFilePrice { Currency = "CNY", Free = true, CheckedOn = Checked, Source = "test" }),
        },
    });

    public static PriceFilePrice Price(decimal input, decimal output, string currency = "CNY", decimal? cached = null, DateTimeOffset? from = null) => new()
    {
        Input = input,
        Output = output,
        CachedInput = cached,
        Currency = currency,
        From = from,
        CheckedOn = Checked,
        Source = "test",
    };

    public static PriceFileModel Model(string name, params PriceFilePrice[] prices) => new() { Provider = "test", Model = name, Prices = [.. prices] };

    public static PriceCatalog Of(params PriceFileModel[] models) => PriceCatalog.From(new PriceFile { Version = "test", Models = [.. models] });

    public static CallStart Call(string user = "u1", string model = "m", Guid? id = null) => new() { Provider = "test", Model = model, UserId = user, CallId = id };

    public static CallEnd Used(long input, long output, long cached = 0) => new() { Usage = new(input, output) { CachedTokens = cached } };
}
