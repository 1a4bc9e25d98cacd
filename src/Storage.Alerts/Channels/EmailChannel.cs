using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Storage.Alerts.Internal;

/// <summary>Sends a message as an e-mail in plain text, over a connection of its own.</summary>
internal sealed class EmailChannel(EmailOptions options) : IAlertChannel
{
    public string Name => options.Name;

    public async ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using var mail = new MimeMessage { Subject = message.Title, Body = new TextPart("plain") { Text = message.Text } };
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.AddRange(options.To.Select(MailboxAddress.Parse));
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Host, options.Port, SecurityOf(options.Security), cancellationToken).ConfigureAwait(false);
        if (options.UserName is { } user)
        {
            await client.AuthenticateAsync(user, options.Password ?? string.Empty, cancellationToken).ConfigureAwait(false);
        }

        await client.SendAsync(mail, cancellationToken).ConfigureAwait(false);
        await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
    }

    private static SecureSocketOptions SecurityOf(EmailSecurity security) => security switch
    {
        EmailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        EmailSecurity.StartTls => SecureSocketOptions.StartTls,
        EmailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.Auto,
    };
}
