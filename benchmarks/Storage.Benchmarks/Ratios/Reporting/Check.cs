namespace Storage.Benchmarks;

/// <summary>A goal that is no ratio to a competitor: something of ours that is to be at most so much.</summary>
internal sealed record Check(string What, double Value, double Limit)
{
    public bool IsMet => Value <= Limit;
}
