namespace Storage.Benchmarks;

/// <summary>A case as it was measured.</summary>
internal sealed record CaseResult(string Name, string What, Unit Unit, IReadOnlyList<Line> Lines)
{
    /// <summary>Gets the goals that are no ratios.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    public IReadOnlyList<Goal> Goals => RatioGoals.Of(Name);

    public Line Ours => Find(Competitor.Ours)!;

    public IEnumerable<Line> Others => Lines.Where(line => line != Ours);

    public static CaseResult From(string name, string what, Unit unit, IReadOnlyList<Measured> measured) =>
        new(name, what, unit, [.. measured.Select(one => Line.From(one, unit))]);

    public Line? Find(string competitor) => Lines.FirstOrDefault(line => line.Name == competitor);

    /// <summary>Adds a goal that is no ratio, where the case has goals: at most so much.</summary>
    public CaseResult WithCheck(string what, double value, double limit) => With(new(what, value, limit));

    /// <summary>Adds a goal that is no ratio, where the case has goals: at least so much.</summary>
    public CaseResult WithLeast(string what, double value, double limit) => With(new(what, value, limit) { IsLeast = true });

    public double Ratio(Line other) => Unit.Ratio(Ours.Value, other.Value);

    private CaseResult With(Check check) => Goals.Count == 0 ? this : this with { Checks = [.. Checks, check] };
}
