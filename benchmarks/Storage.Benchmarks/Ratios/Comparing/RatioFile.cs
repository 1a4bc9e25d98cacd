using System.Text.Json.Nodes;

namespace Storage.Benchmarks;

/// <summary>The ratios of a run, by case and competitor: of the JSON that <c>ratios</c> writes, or of the shorter file that is kept.</summary>
internal sealed class RatioFile(IReadOnlyDictionary<(string Case, string Competitor), double> ratios)
{
    public IReadOnlyDictionary<(string Case, string Competitor), double> Ratios => ratios;

    /// <summary>Reads either form: an array of cases, or an object of ratios by case.</summary>
    public static RatioFile Read(string path) => JsonNode.Parse(File.ReadAllText(path)) switch
    {
        JsonArray cases => new(Flatten(cases.Select(one => ((string)one!["case"]!, one["ratios"]!)))),
        JsonObject cases => new(Flatten(cases.Select(one => (one.Key, one.Value!)))),
        _ => throw new FormatException($"'{path}' has no ratios."),
    };

    /// <summary>Gives the shorter form, one line for each case.</summary>
    public string ToText()
    {
        var lines = ratios.GroupBy(ratio => ratio.Key.Case).Select(one =>
        {
            var values = new JsonObject(one.Select(ratio => KeyValuePair.Create(ratio.Key.Competitor, (JsonNode?)Math.Round(ratio.Value, 2))));
            return $"  \"{one.Key}\": {values.ToJsonString()}";
        });
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    private static Dictionary<(string Case, string Competitor), double> Flatten(IEnumerable<(string Name, JsonNode Ratios)> cases) =>
        cases.SelectMany(one => one.Ratios.AsObject().Select(ratio => ((one.Name, ratio.Key), (double)ratio.Value!))).ToDictionary();
}
