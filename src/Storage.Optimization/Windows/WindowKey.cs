namespace Storage.Optimization.Internal;

/// <summary>A query on a whole table: its shape and values.</summary>
internal readonly struct WindowKey(WindowPlan plan, IReadOnlyList<DbValue> parameters) : IEquatable<WindowKey>
{
    public WindowPlan Plan { get; } = plan;

    public IReadOnlyList<DbValue> Parameters { get; } = parameters;

    public bool Equals(WindowKey other)
    {
        if (Plan != other.Plan || Parameters.Count != other.Parameters.Count)
        {
            return false;
        }

        for (var i = 0; i < Parameters.Count; i++)
        {
            if (!Parameters[i].Equals(other.Parameters[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is WindowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Plan.Shape.Id);
        for (var i = 0; i < Parameters.Count; i++)
        {
            hash.Add(Parameters[i]);
        }

        return hash.ToHashCode();
    }
}
