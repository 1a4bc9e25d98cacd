namespace CostTracking.Internal;

/// <summary>Finds the models of one catalog by name, alias and pattern.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, PricedModel> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PricedModel?> _anyProvider = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Pattern, PricedModel Model)> _patterns;

    public ModelIndex(IReadOnlyList<PricedModel> models)
    {
        foreach (var model in models)
        {
            foreach (var name in model.Aliases.Prepend(model.Model))
            {
                _exact.TryAdd($"{model.Provider}/{name}", model);

                // a name that two providers have says nothing without the provider
                _anyProvider[name] = _anyProvider.TryGetValue(name, out var other) && other != model ? null : model;
            }
        }

        _patterns = [.. models.SelectMany(model => model.Patterns.Select(pattern => (pattern, model))).OrderByDescending(pair => pair.pattern.Length)];
    }

    public PricedModel? Find(string? provider, string model)
    {
        if (provider is null)
        {
            return _anyProvider.TryGetValue(model, out var only) ? only : FindPattern(null, model);
        }

        return _exact.TryGetValue($"{provider}/{model}", out var exact) ? exact : FindPattern(provider, model);
    }

    private PricedModel? FindPattern(string? provider, string model)
    {
        PricedModel? found = null;
        foreach (var (pattern, candidate) in _patterns)
        {
            if ((provider is null || string.Equals(candidate.Provider, provider, StringComparison.OrdinalIgnoreCase)) && Glob.IsMatch(model, pattern))
            {
                if (provider is not null)
                {
                    return candidate;
                }

                if (found is not null && found.Provider != candidate.Provider)
                {
                    return null;
                }

                found ??= candidate;
            }
        }

        return found;
    }
}
