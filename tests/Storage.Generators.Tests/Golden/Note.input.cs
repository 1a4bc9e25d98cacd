using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Storage.Core;

namespace Demo;

public enum Mood { Calm, Busy }

public sealed class DemoJson(JsonSerializerOptions? options) : JsonSerializerContext(options)
{
    public static DemoJson Default { get; } = new(null);

    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

    public override JsonTypeInfo? GetTypeInfo(Type type) => null;
}

[Entity("notes", Partition = nameof(ChatId))]
[Index(nameof(ChatId), "-" + nameof(Time))]
public sealed partial record Note
{
    [Key] public long Id { get; init; }
    [Unique] public string NoteId { get; init; } = "";
    public string? ChatId { get; init; }
    public double Time { get; init; }
    public int? Attitude { get; init; } = 50;
    public bool IsPinned { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? Ref { get; init; }
    [Column(Scale = 2)] public decimal Price { get; init; }
    public Mood Mood { get; init; }
    [Storage.Core.JsonColumn(typeof(DemoJson))] public string[]? Tags { get; init; }
}
