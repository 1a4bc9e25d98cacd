namespace Storage.Optimization;

/// <summary>Why a request is called slow.</summary>
public enum SlowReason
{
    /// <summary>It took longer than <see cref="SlowLogOptions.Threshold"/>.</summary>
    Threshold,

    /// <summary>It took longer than <see cref="SlowLogOptions.FastShapeThreshold"/>, and its shape is usually fast.</summary>
    FastShape,

    /// <summary>It took much longer than its shape nearly always does.</summary>
    Unusual,
}
