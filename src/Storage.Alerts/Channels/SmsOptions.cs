using System.ComponentModel.DataAnnotations;
using Storage.Alerts.Internal;
using Storage.Core;

namespace Storage.Alerts;

/// <summary>An SMS gateway that takes HTTP requests. <c>{phone}</c>, <c>{text}</c>, <c>{title}</c>, <c>{severity}</c> and the names of
/// <see cref="Parameters"/> in the templates are replaced, escaped for the place where they stand.</summary>
public sealed class SmsOptions
{
    /// <summary>Gets or sets the channel's name.</summary>
    /// <value>The default is <c>sms</c>.</value>
    [Required]
    public string Name { get; set; } = "sms";

    /// <summary>Gets or sets the address; values in it are escaped as parts of an address.</summary>
    [Required]
    public string Url { get; set; } = string.Empty;

    /// <summary>Gets or sets the method.</summary>
    /// <value>GET, POST or PUT; the default is POST.</value>
    [RegularExpression("GET|POST|PUT")]
    public string Method { get; set; } = "POST";

    /// <summary>Gets or sets the body's form.</summary>
    /// <value>The default is <see cref="SmsBody.Json"/>.</value>
    [DefinedValue]
    public SmsBody BodyKind { get; set; }

    /// <summary>Gets or sets the body.</summary>
    /// <value>The default is <c>{"phone":"{phone}","text":"{text}"}</c>; a GET has none.</value>
    public string Body { get; set; } = """{"phone":"{phone}","text":"{text}"}""";

    /// <summary>Gets or sets headers, such as an authorisation.</summary>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets further values for the templates, such as an account and its key.</summary>
    public IDictionary<string, string> Parameters { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the numbers; each gets a request of its own.</summary>
    [NotEmpty]
    public IList<string> Phones { get; set; } = [];

    /// <summary>Gets or sets how many characters of the text are sent.</summary>
    /// <value>10 to 2,000; the default is 200.</value>
    [AllowedRange(10, 2_000)]
    public int MaxLength { get; set; } = 200;

    /// <summary>Gets or sets a text that the answer of a gateway has where it took the message.</summary>
    /// <value>The default is <see langword="null"/>: any answer from 200 to 299 is taken for that.</value>
    public string? AcceptedAnswer { get; set; }
}
