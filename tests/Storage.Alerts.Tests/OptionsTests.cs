namespace Storage.Alerts.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_in_range()
    {
        new AlertOptionsValidator().Validate(null, new AlertOptions()).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void What_is_missing_or_out_of_range_is_named()
    {
        var options = new AlertOptions { Attempts = 0 };
        options.Robots.Add(new());
        options.Emails.Add(new() { Host = "h", From = "f" });
        options.Sms.Add(new() { Url = "u", Phones = { "1" }, Method = "DELETE" });

        var failures = new AlertOptionsValidator().Validate(null, options).Failures!.ToList();

        failures.Should().Contain(failure => failure.Contains("Attempts", StringComparison.Ordinal))
            .And.Contain(failure => failure.Contains("Robots[0]", StringComparison.Ordinal))
            .And.Contain(failure => failure.Contains("Emails[0]", StringComparison.Ordinal))
            .And.Contain(failure => failure.Contains("Sms[0]", StringComparison.Ordinal));
    }
}
