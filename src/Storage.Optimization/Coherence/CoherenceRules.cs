namespace Storage.Optimization.Internal;

/// <summary>The rules that keep the cache coherent. All hold; a test takes one away and has to see a stale read.</summary>
internal sealed record CoherenceRules
{
    public static CoherenceRules All { get; } = new();

    /// <summary>Gets whether what a commit is about to change is read past the cache.</summary>
    public bool MarksCommits { get; init; } = true;

    /// <summary>Gets whether a commit takes away the loads that it overtakes.</summary>
    public bool DetachesLoads { get; init; } = true;

    /// <summary>Gets whether a load that a commit has overtaken is joined by nobody who came after the commit.</summary>
    public bool RefusesOvertakenLoads { get; init; } = true;

    /// <summary>Gets whether a value of the second level is compared with the last change of its key.</summary>
    public bool ChecksStamps { get; init; } = true;

    /// <summary>Gets whether the keys of a commit are stamped once more when all cells are right.</summary>
    public bool StampsAgain { get; init; } = true;

    /// <summary>Gets whether a value that is read anew beside its readers replaces only the one that it was read for.</summary>
    public bool ComparesRefreshes { get; init; } = true;

    /// <summary>Gets whether clearing also ends what is being loaded.</summary>
    public bool ClearsLoads { get; init; } = true;

    /// <summary>Gets whether a load that does not end gives way to the next at its deadline.</summary>
    public bool EndsLeases { get; init; } = true;
}
