using System.Text.Json.Serialization;

namespace Storage.Generators.Tests;

[JsonSerializable(typeof(string?[]))]
[JsonSerializable(typeof(Money))]
public sealed partial class SampleJson : JsonSerializerContext;
