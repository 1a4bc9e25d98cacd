using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Storage.Core;

namespace Demo;

public sealed class DemoJson(JsonSerializerOptions? options) : JsonSerializerContext(options)
{
    public static DemoJson Default { get; } = new(null);

    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

    public override JsonTypeInfo? GetTypeInfo(Type type) => null;
}

[Row]
public readonly partial record struct Count(string? Chat, long Messages, DateOnly Day, Guid Last);

[Row]
public partial record Detail
{
    public string Text { get; init; } = "";
    public decimal? Price { get; init; }
    [Storage.Core.JsonColumn(typeof(DemoJson))] public int[] Parts { get; init; } = [];
}

[Row]
public sealed partial record LongDetail : Detail
{
    public required long Length { get; init; }
}
