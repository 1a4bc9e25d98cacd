namespace Storage.Core;

/// <summary>What the statements of one shape did.</summary>
/// <param name="Runs">How often they ran.</param>
/// <param name="Steps">How many steps of the database's machine they took; about ten for a row that is read.</param>
/// <param name="FullScanSteps">How many rows they passed by without an index.</param>
/// <param name="Sorts">How often they sorted rows that no index gave in order.</param>
/// <param name="AutomaticIndexes">How many rows were put into an index made for one run and thrown away.</param>
public readonly record struct StatementCounters(long Runs, long Steps, long FullScanSteps, long Sorts, long AutomaticIndexes);
