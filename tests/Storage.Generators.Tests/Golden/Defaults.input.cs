using System;
using Storage.Core;

namespace Demo;

public enum Mood { Calm, Busy = 7 }

public enum Size : byte { None, Some }

[Entity("defaults")]
public sealed partial record Defaults
{
    private const int Ten = 10;

    [Key] public string Id { get; init; } = "none";
    public bool Flag { get; init; } = true;
    public bool? MaybeFlag { get; init; } = false;
    public sbyte Small { get; init; } = -5;
    public int Number { get; init; } = Ten * 2;
    public long Least { get; init; } = long.MinValue;
    public ulong Unsigned { get; init; } = 12;
    public ulong TooLarge { get; init; } = ulong.MaxValue;
    public double Real { get; init; } = 1;
    public float Single { get; init; } = 0.5f;
    public float Rounded { get; init; } = 16_777_217;
    public double Letter { get; init; } = 'a';
    public double NotANumber { get; init; } = double.NaN;
    public string Text { get; init; } = "a \"quoted\"\n\u2028line";
    public string Later { get; init; } = null!;
    public string? Nothing { get; init; } = null;
    public Mood Mood { get; init; } = Mood.Busy;
    [Column(EnumAsText = true)] public Mood Word { get; init; } = Mood.Busy;
    [Column(EnumAsText = true)] public Size Zero { get; init; } = 0;
    [Column(EnumAsText = true)] public Mood NoWord { get; init; } = (Mood)3;
    [Column(Scale = 2)] public decimal Price { get; init; } = 12.34m;
    public decimal Whole { get; init; } = 3;
    [Column(Scale = 1)] public decimal TooFine { get; init; } = 0.25m;
    public decimal TooWide { get; init; } = decimal.MaxValue;
    public Guid Id2 { get; init; } = Guid.NewGuid();
    public string Computed { get; init; } = Environment.NewLine;
}
