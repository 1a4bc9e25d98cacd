namespace Storage.Core;

/// <summary>How urgent an alert is.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>Somebody should look at it today.</summary>
    Warning,

    /// <summary>Something does not work now.</summary>
    Critical,
}
