using Storage.Alerts.Internal;

namespace Storage.Alerts.Tests;

public sealed class EmailTests
{
    [Fact]
    public async Task An_email_goes_to_everyone_with_the_alert_as_its_text()
    {
        await using var server = new MailServer();
        var options = new EmailOptions { Host = "127.0.0.1", Port = server.Port, Security = EmailSecurity.None, From = "bot@example.com", To = { "a@example.com", "b@example.com" } };

        await new EmailChannel(options).SendAsync(Samples.Message(), CancellationToken.None);

        (await server.Mail).Should().Contain("MAIL FROM:<bot@example.com>").And.Contain("RCPT TO:<a@example.com>").And.Contain("RCPT TO:<b@example.com>")
            .And.Contain("Subject: 80 % are spent").And.Contain("80 of 100 CNY are spent.");
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_fails_nobody()
    {
        var options = Samples.Quick();
        options.Emails.Add(new() { Host = "127.0.0.1", Port = 1, Security = EmailSecurity.None, From = "bot@example.com", To = { "a@example.com" } });
        using var http = new HttpClient();
        var hub = new AlertHub(AlertChannels.Of(options, http, TimeProvider.System), options);

        hub.Publish(Samples.Alert());

        await hub.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
