namespace CustomerService.Tests;

/// <summary>What the program prints with <c>--json</c>.</summary>
internal sealed record RunReport(
    int Messages,
    int Stored,
    int AlreadyThere,
    int Streams,
    int People,
    int Malformed,
    bool Verified,
    double MessagesPerSecond,
    double ReadsPerSecond,
    double WriteP50Ms,
    double WriteP99Ms,
    double ReadP50Ms,
    double ReadP99Ms,
    long DatabaseBytes);
