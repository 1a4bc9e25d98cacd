namespace Storage.Optimization.Internal;

/// <summary>The cell of one query: its shape and values.</summary>
internal sealed class QueryWindow(WindowPlan plan, IReadOnlyList<DbValue> parameters)
{
    private readonly DbValue[] _parameters = [.. parameters];

    public WindowPlan Plan { get; } = plan;

    public CacheCell<RowWindow> Cell { get; } = new();

    public int Limit => Plan.LimitParameter < 0 ? int.MaxValue : (int)_parameters[Plan.LimitParameter].AsInt64();

    public bool Is(WindowPlan plan, IReadOnlyList<DbValue> values)
    {
        if (Plan != plan)
        {
            return false;
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            // the partition's value has led here
            if (i != Plan.PartitionParameter && !_parameters[i].Equals(values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
