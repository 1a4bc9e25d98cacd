namespace Storage.Core;

/// <summary>A node of a filter, for engines. A node's shape is what it says without its values; values are collected from left to
/// right.</summary>
public abstract class FilterNode
{
    private protected FilterNode()
    {
    }

    /// <summary>Adds the hash of the node's shape.</summary>
    /// <param name="hash">Where to add it.</param>
    internal abstract void AddShape(ref HashCode hash);

    /// <summary>Says whether another node has the same shape.</summary>
    /// <param name="other">The other node.</param>
    /// <returns><see langword="true"/> when only values differ.</returns>
    internal abstract bool SameShape(FilterNode? other);

    /// <summary>Gets how many parameters the node takes.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Collects the values.</summary>
    /// <param name="parameters">Where to put them.</param>
    /// <param name="index">The next free place; moved on.</param>
    internal abstract void Collect(DbValue[] parameters, ref int index);

    /// <summary>Gives the node without its values, so that a kept shape keeps nobody's data.</summary>
    /// <returns>The bare node.</returns>
    internal abstract FilterNode WithoutValues();
}
