namespace CostTracking.Internal;

/// <summary>Puts together the prices that the options name. One that is wrong stops the start, so that no call is priced by it.</summary>
internal static class CatalogLoader
{
    public static PriceCatalog Load(CostTrackingOptions options, DateTimeOffset now)
    {
        var catalog = PriceCatalog.BuiltIn;
        foreach (var path in options.PriceFiles)
        {
            catalog = catalog.With(PriceCatalog.Parse(Read(path), path), now, options.AcceptLargePriceChanges);
        }

        return options.Prices is { } prices ? catalog.With(PriceCatalog.From(prices), now, options.AcceptLargePriceChanges) : catalog;
    }

    public static ModelPrice? Fallback(CostTrackingOptions options) => options.FallbackPrice is not { } price
        ? null
        : PriceCatalog.From(new PriceFile { Version = "fallback", Models = { new() { Provider = "fallback", Model = "fallback", Prices = { price } } } }).Models[0].Prices[0];

    private static string Read(string path)
    {
        try
        {
#pragma warning disable RS0030 // a price file is no database
            return File.ReadAllText(path);
#pragma warning restore RS0030
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PriceCatalogException($"The price file '{path}' cannot be read: {exception.Message}", [new(IsError: true, path, exception.Message)], exception);
        }
    }
}
