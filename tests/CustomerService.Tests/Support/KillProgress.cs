namespace CustomerService.Tests;

/// <summary>How far a program had come when it was killed.</summary>
internal enum KillProgress
{
    /// <summary>Nothing was acknowledged.</summary>
    Before,

    /// <summary>Some messages were acknowledged, and some were not.</summary>
    InTheMiddle,

    /// <summary>All messages were acknowledged.</summary>
    After,
}
