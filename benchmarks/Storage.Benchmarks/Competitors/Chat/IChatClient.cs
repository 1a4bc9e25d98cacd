namespace Storage.Benchmarks;

/// <summary>
/// A client on the tables of a chat bot, on a connection of its own. Its calls say that their latency is noted.
/// </summary>
internal interface IChatClient : IDisposable
{
    string Competitor { get; }

    /// <summary>Sets a stream's last active time.</summary>
    bool Touch(string streamId, double time);

    /// <summary>Finds a line's stream and person and the last messages of its chat, then saves it and touches the stream as one.</summary>
    bool Handle(ChatLine line, long number);
}
