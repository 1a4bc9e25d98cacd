using Microsoft.Extensions.Options;
using Storage.Core;

namespace Storage.Alerts;

/// <summary>The options of the hub and of the channels that come with the package.</summary>
public sealed class AlertOptions
{
    /// <summary>Gets or sets how many alerts may wait for a channel; a further one is left out, counted and logged.</summary>
    /// <value>1 to 100,000; the default is 1,000.</value>
    [AllowedRange(1, 100_000)]
    public int QueueLimit { get; set; } = 1_000;

    /// <summary>Gets or sets how long a channel rests after a message; what comes meanwhile is merged into the next one.</summary>
    /// <value>0 to 1 day; the default is 10 s, which keeps under the 20 messages a minute that DingTalk's and WeCom's robots take.</value>
    [AllowedRange("00:00:00", "1.00:00:00")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets for how long an alert of the same key is not sent again by a channel, but counted in its next
    /// message.</summary>
    /// <value>0 to 30 days; the default is 5 minutes.</value>
    [AllowedRange("00:00:00", "30.00:00:00")]
    public TimeSpan RepeatAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long one attempt may take.</summary>
    /// <value>100 ms to 10 minutes; the default is 10 s.</value>
    [AllowedRange("00:00:00.100", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how often a message is tried.</summary>
    /// <value>1 to 10; the default is 3.</value>
    [AllowedRange(1, 10)]
    public int Attempts { get; set; } = 3;

    /// <summary>Gets or sets how long it is until the second attempt; each further one waits twice as long.</summary>
    /// <value>0 to 10 minutes; the default is 2 s.</value>
    [AllowedRange("00:00:00", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets how long waiting alerts may take to be sent when the hub stops.</summary>
    /// <value>0 to 10 minutes; the default is 5 s.</value>
    [AllowedRange("00:00:00", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets whether alerts are logged.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Log { get; set; } = true;

    /// <summary>Gets or sets the webhooks.</summary>
    [ValidateEnumeratedItems]
    public IList<WebhookOptions> Webhooks { get; set; } = [];

    /// <summary>Gets or sets the robots of DingTalk, WeCom and Feishu.</summary>
    [ValidateEnumeratedItems]
    public IList<RobotOptions> Robots { get; set; } = [];

    /// <summary>Gets or sets where e-mails go.</summary>
    [ValidateEnumeratedItems]
    public IList<EmailOptions> Emails { get; set; } = [];

    /// <summary>Gets or sets the SMS gateways.</summary>
    [ValidateEnumeratedItems]
    public IList<SmsOptions> Sms { get; set; } = [];
}
