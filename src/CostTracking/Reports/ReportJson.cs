using System.Text.Json;
using System.Text.Json.Serialization;

namespace CostTracking.Internal;

/// <summary>Writes reports as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CostReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static string Of(CostReport report) => JsonSerializer.Serialize(report, Default.CostReport);
}
