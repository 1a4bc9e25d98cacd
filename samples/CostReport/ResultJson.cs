using System.Text.Json;
using System.Text.Json.Serialization;

namespace CostReport;

/// <summary>How the result is written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
