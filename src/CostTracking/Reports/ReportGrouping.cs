namespace CostTracking;

/// <summary>What a report's rows are of.</summary>
public enum ReportGrouping
{
    /// <summary>All calls.</summary>
    None,

    /// <summary>The calls to each provider.</summary>
    Provider,

    /// <summary>The calls to each model of each provider.</summary>
    Model,

    /// <summary>The calls for each user.</summary>
    User,

    /// <summary>The calls with each tag; a call with two tags is in two rows, and one without in none.</summary>
    Tag,
}
