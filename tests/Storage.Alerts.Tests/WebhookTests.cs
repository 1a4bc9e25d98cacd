using System.Text.Json;
using Storage.Alerts.Internal;

namespace Storage.Alerts.Tests;

public sealed class WebhookTests : IAsyncDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly HttpClient _http = new();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_gets_the_alerts_with_their_facts_and_its_headers()
    {
        var options = new WebhookOptions { Url = new(_server.Url, "hook"), Headers = { ["Authorization"] = "Bearer b" } };

        await new WebhookChannel(options, _http).SendAsync(Samples.Message(Samples.Alert("数 \"x\"", key: "k")), CancellationToken.None);

        var request = _server.Requests.Single();
        (request.Method, request.Url.AbsolutePath, request.Authorization).Should().Be(("POST", "/hook", "Bearer b"));
        using var body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("title").GetString().Should().Be("数 \"x\"");
        var alert = body.RootElement.GetProperty("alerts")[0];
        alert.GetProperty("facts").GetProperty("budget").GetString().Should().Be("daily");
        alert.GetProperty("key").GetString().Should().Be("k");
    }

    [Fact]
    public async Task An_sms_gateway_gets_a_request_a_number_with_escaped_values()
    {
        var options = new SmsOptions
        {
            Url = new Uri(_server.Url, "send?to={phone}&key={account}").ToString(),
            Phones = { "+86 138", "139" },
            Parameters = { ["account"] = "a&b" },
            Body = """{"to":"{phone}","content":"{text}","keep":"{unknown}"}""",
        };

        await new SmsChannel(options, _http).SendAsync(Samples.Message(Samples.Alert("a \"quote\" {phone}")), CancellationToken.None);

        _server.Requests.Should().HaveCount(2);
        var first = _server.Requests.First();
        first.Url.Query.Should().Be("?to=%2B86%20138&key=a%26b");
        using var body = JsonDocument.Parse(first.Body);
        body.RootElement.GetProperty("content").GetString().Should().StartWith("a \"quote\" {phone}. 80 of 100");
        body.RootElement.GetProperty("keep").GetString().Should().Be("{unknown}");
    }

    [Fact]
    public async Task A_form_is_escaped_as_a_form_and_a_long_text_is_cut()
    {
        var options = new SmsOptions { Url = _server.Url.ToString(), Phones = { "1" }, BodyKind = SmsBody.Form, Body = "to={phone}&text={text}", MaxLength = 10 };

        await new SmsChannel(options, _http).SendAsync(Samples.Message(Samples.Alert("a&b=c d e f g h")), CancellationToken.None);

        var request = _server.Requests.Single();
        request.ContentType.Should().StartWith("application/x-www-form-urlencoded");
        request.Body.Should().Be("to=1&text=" + Uri.EscapeDataString("a&b=c d e…"));
    }

    [Fact]
    public async Task A_gateway_that_answers_without_its_word_has_not_taken_the_message()
    {
        _server.Answer = "{\"status\":\"no credit\"}";
        var options = new SmsOptions { Url = _server.Url.ToString(), Phones = { "1" }, AcceptedAnswer = "\"ok\"" };
        var send = () => new SmsChannel(options, _http).SendAsync(Samples.Message(), CancellationToken.None).AsTask();

        await send.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_get_has_no_body()
    {
        var options = new SmsOptions { Url = new Uri(_server.Url, "?t={text}").ToString(), Phones = { "1" }, Method = "GET" };

        await new SmsChannel(options, _http).SendAsync(Samples.Message(), CancellationToken.None);

        var request = _server.Requests.Single();
        (request.Method, request.Body).Should().Be(("GET", ""));
    }
}
