using System;
using Storage.Core;

namespace Demo;

[Entity("visits")]
[Index(nameof(Url), nameof(At), Name = "by_url", Unique = true, Where = "hits > 0")]
public sealed partial record Visit(
    [property: Key(NeverReuse = true)] int Id,
    [property: Column("address"), Unique] string Url,
    DateTime At,
    TimeSpan? Stay,
    TimeOnly Hour,
    int Hits = 1,
    [property: Ignore] string Note = "",
    [property: Ignore] object? Other = null)
{
    public string @event { get; set; } = "open";

    [Ignore] public required string Scratch { get; init; }

    public bool IsLong => Stay > TimeSpan.FromMinutes(5);

    public override string ToString() => $"{Url} at {At}";
}

[Entity("pairs")]
public sealed partial record Pair([property: Ignore] string Hidden, [property: Key] Guid Key);
