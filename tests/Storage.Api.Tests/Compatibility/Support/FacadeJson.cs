using System.Text.Json.Serialization;

namespace Storage.Api.Tests;

[JsonSerializable(typeof(string[]))]
internal sealed partial class FacadeJson : JsonSerializerContext;
