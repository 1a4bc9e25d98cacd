using System.Text.Json;
using System.Text.Json.Serialization;

namespace CostTracking.Internal;

/// <summary>How price files are read: an unknown or repeated field is an error, since a typo there would change a price.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PriceFile))]
internal sealed partial class PriceFileJson : JsonSerializerContext;
