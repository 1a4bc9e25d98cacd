namespace CostTracking;

/// <summary>What a budget is over.</summary>
public enum BudgetScope
{
    /// <summary>Every call.</summary>
    All,

    /// <summary>The calls to a provider.</summary>
    Provider,

    /// <summary>The calls to a model.</summary>
    Model,

    /// <summary>The calls for a user.</summary>
    User,

    /// <summary>The calls with a tag.</summary>
    Tag,

    /// <summary>The calls of a conversation.</summary>
    Session,
}
