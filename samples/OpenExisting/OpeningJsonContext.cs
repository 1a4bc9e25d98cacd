using System.Text.Json.Serialization;

namespace OpenExistingSample;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(OpeningJson))]
internal sealed partial class OpeningJsonContext : JsonSerializerContext;
