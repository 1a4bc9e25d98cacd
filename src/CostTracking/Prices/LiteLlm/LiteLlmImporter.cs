using System.Globalization;
using System.Text.Json;
using CostTracking.Internal;

namespace CostTracking;

/// <summary>Takes prices from LiteLLM's public map. It has known kinds of error, so an entry that breaks a rule is refused and named; it
/// never comes in as zero.</summary>
public static class LiteLlmImporter
{
    private static readonly HashSet<string> Modes = ["chat", "completion", "embedding", "responses"];

    /// <summary>Reads the map.</summary>
    /// <param name="json">The map's text.</param>
    /// <param name="checkedOn">The day of the map; prices hold from then on.</param>
    /// <returns>The prices taken and what was found.</returns>
    /// <exception cref="PriceCatalogException">The text is no such map.</exception>
    public static LiteLlmImport Import(string json, DateOnly checkedOn)
    {
        ArgumentNullException.ThrowIfNull(json);
        var findings = new List<PriceFinding>();
        var file = new PriceFile { Version = string.Create(CultureInfo.InvariantCulture, $"litellm-{checkedOn:yyyy-MM-dd}") };
        using var map = Parse(json);
        var entries = map.RootElement.EnumerateObject()
            .Where(entry => entry.Value.ValueKind == JsonValueKind.Object && entry.Name != "sample_spec")
            .Select(entry => LiteLlmEntry.Read(entry.Name, entry.Value))
            .Where(entry => Modes.Contains(entry.Mode))
            .ToList();
        var suspects = LiteLlmCurrency.Suspects(entries);
        foreach (var entry in entries)
        {
            Take(entry, suspects, checkedOn, file, findings);
        }

        return new(file, findings);
    }

    private static void Take(LiteLlmEntry entry, IReadOnlyDictionary<string, string> suspects, DateOnly checkedOn, PriceFile file, List<PriceFinding> findings)
    {
        foreach (var (message, isError) in LiteLlmRules.Check(entry))
        {
            findings.Add(new(isError, entry.Key, message));
        }

        if (suspects.TryGetValue(entry.Key, out var why))
        {
            findings.Add(new(IsError: true, entry.Key, why));
        }

        if (findings.Exists(finding => finding.IsError && finding.Where == entry.Key))
        {
            return;
        }

        var model = LiteLlmMapping.ToModel(entry, checkedOn);
        if (file.Models.Any(other => other.Provider == model.Provider && other.Model == model.Model))
        {
            findings.Add(new(IsError: true, entry.Key, "Another entry of the provider has the same name; the first one was taken."));
            return;
        }

        var reader = new PriceFileReader(new PriceFile { Version = file.Version, Models = [model] });
        reader.Read();
        findings.AddRange(reader.Findings.Select(finding => finding with { Where = entry.Key }));
        if (!reader.Findings.Any(finding => finding.IsError))
        {
            file.Models.Add(model);
        }
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw new PriceCatalogException("The text is no price map: it is not an object of models.", []);
        }
        catch (JsonException exception)
        {
            throw new PriceCatalogException($"The price map cannot be read: {exception.Message}", [new(IsError: true, "map", exception.Message)], exception);
        }
    }
}
