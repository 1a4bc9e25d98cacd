namespace Storage.Benchmarks;

/// <summary>A goal that is no ratio to a competitor: something of ours that is to be at most so much, or at least.</summary>
internal sealed record Check(string What, double Value, double Limit)
{
    /// <summary>Gets whether the value is to be at least the limit, instead of at most.</summary>
    public bool IsLeast { get; init; }

    public bool IsMet => IsLeast ? Value >= Limit : Value <= Limit;
}
