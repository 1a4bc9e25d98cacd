using CostTracking.Internal;

namespace CostTracking;

/// <content>Where catalogs are from.</content>
public sealed partial class PriceCatalog
{
    private static readonly Lazy<PriceCatalog> BuiltInCatalog = new(() => Parse(Resources.Read("CostTracking.builtin.json"), "builtin"));

    /// <summary>Gets the prices that come with the package, each with the day on which it was checked. They are no promise of any
    /// provider.</summary>
    public static PriceCatalog BuiltIn => BuiltInCatalog.Value;

    /// <summary>Gets the JSON schema of price files.</summary>
    public static string Schema => Resources.Read("CostTracking.prices.schema.json");

    /// <summary>Reads a price file and checks it, sample calls included.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="PriceCatalogException">The text is no price file, or a price in it is wrong.</exception>
    public static PriceCatalog Parse(string json, string name = "prices")
    {
        ArgumentNullException.ThrowIfNull(json);
        return Build([Deserialize(json, name)]);
    }

    /// <summary>Makes a catalog of prices that a configuration or a program gives, and checks it.</summary>
    /// <param name="file">The prices.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="PriceCatalogException">A price is wrong.</exception>
    public static PriceCatalog From(PriceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Build([file]);
    }

    /// <summary>Puts a catalog over this one: a model that both have is priced by the upper one alone.</summary>
    /// <param name="over">The upper catalog.</param>
    /// <param name="at">The time at which both are compared.</param>
    /// <param name="acceptLargeChanges">Whether a price may be more than three times, or less than a third, of what it was.</param>
    /// <returns>Both as one.</returns>
    /// <exception cref="PriceCatalogException">A price changed by more than three times, and that was not accepted.</exception>
    public PriceCatalog With(PriceCatalog over, DateTimeOffset at, bool acceptLargeChanges = false)
    {
        ArgumentNullException.ThrowIfNull(over);
        var changes = PriceChanges.Find(this, over, at);
        if (!acceptLargeChanges && changes.Count > 0)
        {
            throw PriceCatalogException.Of(over.Versions[0], changes);
        }

        return Build([.. over._files, .. _files]);
    }

    /// <summary>Gives the prices that nobody has checked for a while.</summary>
    /// <param name="asOf">The day of the question.</param>
    /// <param name="after">How long a check holds.</param>
    /// <returns>The prices in effect on the day whose check is older, and calendars that have ended.</returns>
    public IReadOnlyList<PriceFinding> Stale(DateTimeOffset asOf, TimeSpan after) => PriceStaleness.Find(Models, asOf, after);
}
