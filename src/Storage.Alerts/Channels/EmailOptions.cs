using System.ComponentModel.DataAnnotations;
using Storage.Alerts.Internal;
using Storage.Core;

namespace Storage.Alerts;

/// <summary>Where e-mails go, and over which server.</summary>
public sealed class EmailOptions
{
    /// <summary>Gets or sets the channel's name.</summary>
    /// <value>The default is <c>email</c>.</value>
    [Required]
    public string Name { get; set; } = "email";

    /// <summary>Gets or sets the server.</summary>
    [Required]
    public string Host { get; set; } = string.Empty;

    /// <summary>Gets or sets the port.</summary>
    /// <value>1 to 65,535; the default is 587.</value>
    [AllowedRange(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>Gets or sets how the connection is kept secret.</summary>
    /// <value>The default is <see cref="EmailSecurity.Auto"/>.</value>
    [DefinedValue]
    public EmailSecurity Security { get; set; }

    /// <summary>Gets or sets the account; <see langword="null"/> for none.</summary>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the account's password.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets the sender's address.</summary>
    [Required]
    public string From { get; set; } = string.Empty;

    /// <summary>Gets or sets the addresses that get each e-mail.</summary>
    [NotEmpty]
    public IList<string> To { get; set; } = [];
}
