using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Storage.Alerts.Internal;

namespace Storage.Alerts.Tests;

public sealed class RobotTests : IAsyncDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly HttpClient _http = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_577_262_236_757));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    // expected values made with Python's hmac and hashlib
    [Fact]
    public void DingTalk_signs_the_time_and_the_secret_with_the_secret()
    {
        RobotSigning.DingTalk("this is secret", _time.GetUtcNow()).Should().Be(("1577262236757", "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="));
    }

    [Fact]
    public void Feishu_signs_nothing_with_the_time_and_the_secret()
    {
        RobotSigning.Feishu("demo", DateTimeOffset.FromUnixTimeSeconds(1_599_360_473)).Should().Be(("1599360473", "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="));
    }

    [Fact]
    public async Task DingTalk_gets_a_text_at_a_signed_address()
    {
        await SendAsync(new() { Kind = RobotKind.DingTalk, Url = new(_server.Url, "robot/send?access_token=t"), Secret = "this is secret" });

        var request = _server.Requests.Single();
        request.Url.Query.Should().Be("?access_token=t&timestamp=1577262236757&sign=" + Uri.EscapeDataString("hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="));
        using var body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("msgtype").GetString().Should().Be("text");
        body.RootElement.GetProperty("text").GetProperty("content").GetString().Should().Contain("80 % are spent");
    }

    [Fact]
    public async Task WeCom_gets_a_text_at_its_own_address()
    {
        await SendAsync(new() { Kind = RobotKind.WeCom, Url = new(_server.Url, "cgi-bin/webhook/send?key=k"), Secret = "unused" });

        var request = _server.Requests.Single();
        request.Url.Query.Should().Be("?key=k");
        request.ContentType.Should().StartWith("application/json");
        request.Body.Should().StartWith("{\"msgtype\":\"text\",\"text\":{\"content\":\"");
    }

    [Fact]
    public async Task Feishu_gets_a_text_with_its_signature()
    {
        await SendAsync(new() { Kind = RobotKind.Feishu, Url = new(_server.Url, "open-apis/bot/v2/hook/h"), Secret = "demo" });

        using var body = JsonDocument.Parse(_server.Requests.Single().Body);
        body.RootElement.GetProperty("timestamp").GetString().Should().Be("1577262236");
        body.RootElement.GetProperty("sign").GetString().Should().Be(RobotSigning.Feishu("demo", _time.GetUtcNow()).Sign);
        body.RootElement.GetProperty("msg_type").GetString().Should().Be("text");
        body.RootElement.GetProperty("content").GetProperty("text").GetString().Should().Contain("80 % are spent");
    }

    [Theory]
    [InlineData(RobotKind.DingTalk, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}", "310000")]
    [InlineData(RobotKind.WeCom, "{\"errcode\":93000}", "93000")]
    [InlineData(RobotKind.Feishu, "{\"code\":19021}", "19021")]
    [InlineData(RobotKind.Feishu, "<html>login</html>", "-1")]
    public async Task An_answer_of_200_that_refuses_is_a_failure(RobotKind kind, string answer, string code)
    {
        _server.Answer = answer;
        var send = () => SendAsync(new() { Kind = kind, Url = _server.Url });

        await send.Should().ThrowAsync<HttpRequestException>().WithMessage($"*code {code}*");
    }

    [Fact]
    public async Task An_answer_of_500_is_a_failure_whose_message_has_no_address()
    {
        _server.Status = 500;
        var send = () => SendAsync(new() { Kind = RobotKind.WeCom, Url = new(_server.Url, "?key=secret") });

        (await send.Should().ThrowAsync<HttpRequestException>().WithMessage("*500*")).Which.Message.Should().NotContain("secret");
    }

    [Fact]
    public async Task A_robot_that_never_answers_or_answers_500_fails_nobody()
    {
        await using var dead = new LoopbackServer { Status = 500 };
        _server.Hangs = true;
        var options = Samples.Quick();
        options.SendTimeout = TimeSpan.FromMilliseconds(200);
        options.StopTimeout = TimeSpan.FromSeconds(1);
        options.Robots.Add(new() { Kind = RobotKind.DingTalk, Url = _server.Url });
        options.Robots.Add(new() { Kind = RobotKind.WeCom, Url = dead.Url });
        var hub = new AlertHub(AlertChannels.Of(options, _http, TimeProvider.System), options);

        hub.Publish(Samples.Alert());
        await hub.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        dead.Requests.Should().HaveCount(3);
        _server.Requests.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("short", 5)]
    [InlineData("好", 1)]
    public void A_text_that_fits_is_sent_whole(string text, int length)
    {
        RobotChannel.Cut(text).Should().HaveLength(length);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_between_characters()
    {
        var cut = RobotChannel.Cut(string.Concat(Enumerable.Repeat("好😀", 1_000)));

        System.Text.Encoding.UTF8.GetByteCount(cut).Should().BeInRange(1_990, 2_000);
        cut.Should().EndWith("…").And.NotContain("\uFFFD");
        char.IsHighSurrogate(cut[^2]).Should().BeFalse();
    }

    private ValueTask SendAsyncCore(RobotOptions options) => new RobotChannel(options, _http, _time).SendAsync(Samples.Message(), CancellationToken.None);

    private Task SendAsync(RobotOptions options) => SendAsyncCore(options).AsTask();
}
