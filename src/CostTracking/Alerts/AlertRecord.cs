using Storage.Core;

namespace CostTracking.Internal;

/// <summary>An alert that has been found, so that nobody finds it again, and whether it was handed on.</summary>
[Entity("llm_alerts")]
[Index(nameof(RecordedAt))]
internal sealed partial record AlertRecord
{
    [Key]
    public required string Id { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was handed on; null until then.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public AlertSeverity Severity { get; init; }

    public required string Source { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public static AlertRecord Of(Alert alert) => new()
    {
        Id = alert.Key,
        RecordedAt = alert.At,
        Severity = alert.Severity,
        Source = alert.Source,
        Title = alert.Title,
        Text = alert.Text,
    };

    public Alert ToAlert() => new(Source, Severity, Title, Text, RecordedAt) { Key = Id };
}
