using System.Text;

namespace CustomerService.Tests;

/// <summary>Makes input files.</summary>
internal static class Inputs
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Makes dialogues that go on at the same time, in the form of a .tsv file. Each has as many people as messages up to
    /// five.</summary>
    public static string Tsv(int streams, int messagesEach)
    {
        var text = new StringBuilder();
        for (var place = 0; place < messagesEach; place++)
        {
            for (var stream = 0; stream < streams; stream++)
            {
                text.Append($"desk/{stream}\t{Start.AddSeconds(place):yyyy-MM-ddTHH:mm:ssZ}\tuser-{stream}-{place % 5}\t第 {place} 条 message of {stream} 🙂\n");
            }
        }

        return text.ToString();
    }
}
