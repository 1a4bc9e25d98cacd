using System.Globalization;

namespace Storage.Cultures;

/// <summary>A run under a culture that is not in force would show nothing.</summary>
public sealed class CultureTests
{
    [Fact]
    public async Task The_culture_that_was_asked_for_is_in_force_on_every_thread()
    {
        var here = CultureInfo.CurrentCulture.Name;
        var there = await Task.Run(() => CultureInfo.CurrentCulture.Name);

        there.Should().Be(here);
        here.Should().Be(TestCulture.Wanted ?? here);
    }

    [Fact]
    public void The_time_zone_that_was_asked_for_is_in_force()
    {
        var wanted = Environment.GetEnvironmentVariable("TZ") is { Length: > 0 } zone ? zone : TimeZoneInfo.Local.Id;

        TimeZoneInfo.Local.HasSameRules(TimeZoneInfo.FindSystemTimeZoneById(wanted)).Should().BeTrue();
    }
}
