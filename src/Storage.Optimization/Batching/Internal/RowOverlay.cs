namespace Storage.Optimization.Internal;

/// <summary>A row's stored values, to make pending changes on.</summary>
internal abstract class RowOverlay
{
    /// <summary>The values; <see langword="null"/> where there is no row.</summary>
    public abstract Core.DbValue[]? Values { get; }

    /// <summary>Whether any value was changed.</summary>
    public bool IsChanged { get; set; }
}
