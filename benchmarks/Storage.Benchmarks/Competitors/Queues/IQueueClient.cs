namespace Storage.Benchmarks;

/// <summary>A client of a rival's queue. Payloads are encrypted by each in the same way; what returns is on disk.</summary>
internal interface IQueueClient : IDisposable
{
    string Competitor { get; }

    void Enqueue(byte[] payload);

    /// <summary>Claims so many, opens them and removes them, in two transactions.</summary>
    /// <returns>How many there were.</returns>
    int ClaimAndAck(int count);
}
