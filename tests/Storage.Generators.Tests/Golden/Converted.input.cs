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

public readonly record struct Money(long Cents);

public readonly record struct Stamp(DateTimeOffset Value);

public sealed class UriText : IColumnConverter<Uri, string>
{
    public static string ToStored(Uri value) => value.ToString();

    public static Uri FromStored(string stored) => new(stored);
}

public sealed class MoneyCents : IColumnConverter<Money, long>
{
    public static long ToStored(Money value) => value.Cents;

    public static Money FromStored(long stored) => new(stored);
}

public sealed class StampTime : IColumnConverter<Stamp, DateTimeOffset>
{
    public static DateTimeOffset ToStored(Stamp value) => value.Value;

    public static Stamp FromStored(DateTimeOffset stored) => new(stored);
}

[Entity("converted")]
public sealed partial record Converted
{
    [Key, Converter(typeof(UriText))] public Uri Id { get; init; } = new("about:blank");
    [Converter(typeof(UriText))] public Uri? Link { get; init; }
    [Converter(typeof(MoneyCents))] public Money Price { get; init; }
    [Converter(typeof(MoneyCents))] public Money? Discount { get; init; }
    [Converter(typeof(StampTime))] public Stamp Made { get; init; }
    [Converter(typeof(StampTime))] public Stamp? Sold { get; init; }
    [Storage.Core.JsonColumn(typeof(DemoJson))] public Money Json { get; init; }
    [Storage.Core.JsonColumn(typeof(DemoJson))] public Money? MaybeJson { get; init; }
    [Storage.Core.JsonColumn(typeof(DemoJson))] public string?[] Words { get; init; } = [];
    public int WordsJson { get; init; }
}
