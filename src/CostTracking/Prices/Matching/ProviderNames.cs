namespace CostTracking.Internal;

/// <summary>Who is meant by a provider's name or host. Every client of an OpenAI-compatible endpoint calls itself openai, so the host
/// decides where it is known.</summary>
internal sealed class ProviderNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Host, string Name)> _hosts = [];

    public void Add(PriceFileProvider provider)
    {
        foreach (var name in provider.Aliases.Prepend(provider.Name))
        {
            _names[name] = provider.Name;
        }

        _hosts.AddRange(provider.Hosts.Select(host => (host, provider.Name)));
    }

    public void AddKnown(string provider) => _names.TryAdd(provider, provider);

    /// <summary>Gives the provider's own name; a name that is not known as it is, and <see langword="null"/> where nothing says who it
    /// is.</summary>
    public string? Find(string? provider, string? host)
    {
        if (host is not null)
        {
            foreach (var (known, name) in _hosts)
            {
                if (IsWithin(host, known))
                {
                    return name;
                }
            }
        }

        // the name of the client, not of who answers, unless the host is openai's own
        var isGeneric = host is not null && string.Equals(provider, "openai", StringComparison.OrdinalIgnoreCase);
        return provider is null || isGeneric ? null : _names.GetValueOrDefault(provider, provider);
    }

    private static bool IsWithin(string host, string known) =>
        host.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (host.Length == known.Length || host[^(known.Length + 1)] == '.');
}
