namespace Storage.Alerts;

/// <summary>What form the body of an SMS gateway's request has; values are escaped for it.</summary>
public enum SmsBody
{
    /// <summary>A JSON text; values stand inside quotes.</summary>
    Json,

    /// <summary>An HTML form: names and values parted by <c>&amp;</c>.</summary>
    Form,

    /// <summary>Plain text.</summary>
    Text,
}
