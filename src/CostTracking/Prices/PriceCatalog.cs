using System.Collections.Concurrent;
using System.Text.Json;
using CostTracking.Internal;

namespace CostTracking;

/// <summary>Dated prices of models. Immutable; a catalog over another one answers first.</summary>
public sealed partial class PriceCatalog
{
    private const int MatchLimit = 10_000;
    private readonly IReadOnlyList<(string Version, ModelIndex Index)> _layers;
    private readonly ProviderNames _providers;
    private readonly IReadOnlyList<PriceFile> _files;
    private readonly ConcurrentDictionary<(string? Provider, string Model, string? Host), PricedModel?> _matches = new();

    private PriceCatalog(IReadOnlyList<PriceFile> files, IReadOnlyList<(PriceFile File, List<PricedModel> Models)> layers, IReadOnlyList<PriceFinding> warnings)
    {
        _files = files;
        Models = [.. layers.SelectMany(layer => layer.Models)];
        Warnings = warnings;
        _layers = [.. layers.Select(layer => (layer.File.Version, new ModelIndex(layer.Models)))];
        _providers = new ProviderNames();
        foreach (var provider in layers.Reverse().SelectMany(layer => layer.File.Providers))
        {
            _providers.Add(provider);
        }

        foreach (var model in Models)
        {
            _providers.AddKnown(model.Provider);
        }
    }

    /// <summary>Gets the models, those that answer first before the others.</summary>
    public IReadOnlyList<PricedModel> Models { get; }

    /// <summary>Gets what somebody should look at; nothing of it stops a price from being used.</summary>
    public IReadOnlyList<PriceFinding> Warnings { get; }

    /// <summary>Gets the versions of the catalogs, the first to answer first.</summary>
    public IReadOnlyList<string> Versions => [.. _layers.Select(layer => layer.Version)];

    /// <summary>Finds a model.</summary>
    /// <param name="provider">The provider's name, or that of the client; <see langword="null"/> where it is not known.</param>
    /// <param name="model">The model's name, an alias, or a name that a pattern covers; <c>provider/</c> may stand before it.</param>
    /// <param name="host">The host that answers; it decides who the provider is where the catalog knows it.</param>
    /// <returns>The model; <see langword="null"/> where no catalog knows it, or its name stands for several.</returns>
    public PricedModel? Find(string? provider, string model, string? host = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (_matches.TryGetValue((provider, model, host), out var known))
        {
            return known;
        }

        var found = Match(provider, model, host);
        if (_matches.Count < MatchLimit)
        {
            _matches[(provider, model, host)] = found;
        }

        return found;
    }

    /// <summary>Prices a call.</summary>
    /// <param name="provider">The provider; see <see cref="Find"/>.</param>
    /// <param name="model">The model.</param>
    /// <param name="usage">What the call used.</param>
    /// <param name="at">When it was begun: it is priced by its own time.</param>
    /// <param name="host">The host that answers.</param>
    /// <returns>The amount, or why there is none.</returns>
    public PriceQuote Quote(string? provider, string model, in TokenUsage usage, DateTimeOffset at, string? host = null)
    {
        if (Find(provider, model, host) is not { } found)
        {
            return new() { Unpriced = UnpricedReason.UnknownModel };
        }

        var remarks = UsageRemarks.None;
        return found.PriceAt(at) is { } price
            ? PriceCalculator.Quote(price, UsageCleaner.Clean(usage, long.MaxValue / 1_000_000, ref remarks), at)
            : new() { Unpriced = UnpricedReason.NoPriceForTime };
    }

    /// <summary>Gives the name of a provider as the catalog has it.</summary>
    /// <param name="provider">The provider's name, or that of the client.</param>
    /// <param name="host">The host that answers.</param>
    /// <returns>The catalog's name; the given one where the catalog knows neither.</returns>
    public string ProviderOf(string provider, string? host = null) => _providers.Find(provider, host) ?? provider;

    private PricedModel? Match(string? provider, string model, string? host)
    {
        var own = _providers.Find(provider, host);
        var slash = model.LastIndexOf('/');
        foreach (var (_, index) in _layers)
        {
            if (index.Find(own, model) is { } found)
            {
                return found;
            }

            if (slash > 0 && index.Find(own ?? _providers.Find(model[..model.IndexOf('/', StringComparison.Ordinal)], null), model[(slash + 1)..]) is { } behind)
            {
                return behind;
            }
        }

        return null;
    }

    private static PriceCatalog Build(IReadOnlyList<PriceFile> files)
    {
        var layers = new List<(PriceFile, List<PricedModel>)>();
        var findings = new List<PriceFinding>();
        foreach (var file in files)
        {
            var reader = new PriceFileReader(file);
            layers.Add((file, reader.Read()));
            findings.AddRange(reader.Findings);
            Refuse(file, findings);
        }

        var catalog = new PriceCatalog(files, layers, findings);
        PriceSamples.Check(catalog, files[0], findings);
        Refuse(files[0], findings);
        return catalog;
    }

    private static void Refuse(PriceFile file, List<PriceFinding> findings)
    {
        if (findings.Exists(finding => finding.IsError))
        {
            throw PriceCatalogException.Of(file.Version, findings);
        }
    }

    private static PriceFile Deserialize(string json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PriceFileJson.Default.PriceFile)
                ?? throw new PriceCatalogException($"The prices '{name}' are empty.", []);
        }
        catch (JsonException exception)
        {
            var place = $"{exception.Path} (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine})";
            throw new PriceCatalogException($"The prices '{name}' cannot be read at {place}: {exception.Message}", [new(IsError: true, name, exception.Message)], exception);
        }
    }
}
