namespace Storage.Optimization.Internal;

/// <summary>The cell of one query: its shape and values.</summary>
internal sealed class QueryWindow(WindowPlan plan, IReadOnlyList<DbValue> parameters)
{
    private readonly DbValue[] _parameters = [.. parameters];

    public WindowPlan Plan { get; } = plan;

    public CacheCell<RowWindow> Cell { get; } = new();

    public int Limit { get; } = plan.LimitParameter < 0 ? int.MaxValue : (int)parameters[plan.LimitParameter].AsInt64();

    /// <summary>Says whether it is the query with these values.</summary>
    public bool Is(WindowPlan plan, IReadOnlyList<DbValue> values) => Plan == plan && HasValues(values, withLimit: true);

    /// <summary>Says whether the rows of a query with these values are the first ones of its own.</summary>
    public bool Answers(WindowPlan plan, IReadOnlyList<DbValue> values, int limit) =>
        Plan == plan && Limit >= limit && HasValues(values, withLimit: !plan.HasPrefixes);

    private bool HasValues(IReadOnlyList<DbValue> values, bool withLimit)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            // the partition's value has led here
            var isCompared = i != Plan.PartitionParameter && (withLimit || i != Plan.LimitParameter);
            if (isCompared && !_parameters[i].Equals(values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
