using System.Text.Json.Serialization;

namespace Storage.ConformanceTests;

[JsonSerializable(typeof(string[]))]
public sealed partial class TestJson : JsonSerializerContext;
