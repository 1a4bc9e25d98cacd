using System.ComponentModel.DataAnnotations;

namespace Storage.Alerts;

/// <summary>A webhook: a JSON object is posted to it.</summary>
public sealed class WebhookOptions
{
    /// <summary>Gets or sets the channel's name.</summary>
    /// <value>The default is <c>webhook</c>.</value>
    [Required]
    public string Name { get; set; } = "webhook";

    /// <summary>Gets or sets the address.</summary>
    [Required]
    public Uri? Url { get; set; }

    /// <summary>Gets or sets headers, such as an authorisation.</summary>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
