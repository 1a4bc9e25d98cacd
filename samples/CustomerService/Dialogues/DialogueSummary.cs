namespace CustomerService;

/// <summary>What the input has, for the progress and to check the database against.</summary>
internal sealed class DialogueSummary
{
    private const int MaxReports = 1_000;

    private readonly List<string> _reports = [];
    private readonly Dictionary<string, int> _streams = [];
    private readonly HashSet<string> _people = [];

    public int Messages { get; private set; }

    public int Malformed { get; private set; }

    /// <summary>Gets the streams, each with the number of its messages.</summary>
    public IReadOnlyDictionary<string, int> Streams => _streams;

    /// <summary>Gets the users' ids.</summary>
    public IReadOnlyCollection<string> People => _people;

    public void Add(DialogueMessage message)
    {
        Messages++;
        _streams[message.StreamId] = _streams.GetValueOrDefault(message.StreamId) + 1;
        _people.Add(message.UserId);
    }

    public void AddMalformed(string report)
    {
        Malformed++;
        if (Malformed <= MaxReports)
        {
            _reports.Add(report);
        }
    }

    /// <summary>Says which lines were malformed. Only once the whole input was read: in a damaged file that follows from the
    /// damage.</summary>
    public void Report(TextWriter output)
    {
        _reports.ForEach(output.WriteLine);
        if (Malformed > MaxReports)
        {
            output.WriteLine($"{Malformed - MaxReports} further malformed lines are skipped.");
        }
    }
}
