namespace OfflineQueue.Tests;

/// <summary>The faults that the queue is to outlive, and what this run saw of each. The table is a file, which build/test.sh prints.</summary>
internal static class FaultTable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, string> Seen = new(StringComparer.Ordinal);

    /// <summary>The faults, in the table's order.</summary>
    public static IReadOnlyList<string> Faults { get; } =
    [
        Fault.Kill, Fault.KillCaught, Fault.KillInRotation, Fault.PowerCut, Fault.SyncError, Fault.WriteError, Fault.TornWrite, Fault.DiskFull, Fault.ReadOnly, Fault.WrongKey,
        Fault.MissingKey, Fault.RotatedKey, Fault.FlippedBody, Fault.DamagedFile, Fault.TruncatedFernet, Fault.ClockForward, Fault.ClockBack, Fault.PausedConsumer,
        Fault.CapRace, Fault.Poison, Fault.Terminate, Fault.Capacity1, Fault.TooLarge,
    ];

    /// <summary>Notes that a fault was met and outlived; the last statement of its test.</summary>
    public static void Note(string fault, string outcome)
    {
        lock (Gate)
        {
            Faults.Should().Contain(fault);
            Seen[fault] = outcome;
            File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable("STORAGE_TEST_REPORTS") ?? AppContext.BaseDirectory, "faults.table"), ToText());
        }
    }

    public static string ToText() =>
        string.Concat(Faults.Select(fault => $"{fault,-44} {Seen.GetValueOrDefault(fault, "not run here")}\n").Prepend($"{"fault",-44} what the queue did\n"));
}
