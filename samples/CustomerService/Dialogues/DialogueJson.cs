using System.Text.Json.Serialization;

namespace CustomerService;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DialogueTurn))]
internal sealed partial class DialogueJson : JsonSerializerContext;
