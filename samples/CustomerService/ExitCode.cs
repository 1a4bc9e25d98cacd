namespace CustomerService;

internal static class ExitCode
{
    public const int Verified = 0;
    public const int NotVerified = 1;
    public const int Refused = 2;

    /// <summary>What a shell reports of a program that ended on Ctrl-C.</summary>
    public const int Interrupted = 130;
}
