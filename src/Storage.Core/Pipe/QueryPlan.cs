namespace Storage.Core;

/// <summary>How a database runs a statement.</summary>
/// <param name="Shape">The statement's shape.</param>
/// <param name="Steps">The plan's lines, in the database's own words.</param>
public sealed record QueryPlan(Shape Shape, IReadOnlyList<string> Steps);
