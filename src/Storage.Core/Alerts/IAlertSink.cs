namespace Storage.Core;

/// <summary>Takes alerts and brings them to people. Whoever finds something hands it in and goes on.</summary>
public interface IAlertSink
{
    /// <summary>Hands an alert in. It returns at once, does no I/O on the caller's thread and never throws.</summary>
    /// <param name="alert">The alert.</param>
    void Publish(Alert alert);
}
