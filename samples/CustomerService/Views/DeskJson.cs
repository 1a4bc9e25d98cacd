using System.Text.Json.Serialization;

namespace CustomerService;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DeskReport))]
internal sealed partial class DeskJson : JsonSerializerContext;
