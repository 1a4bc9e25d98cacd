using System.Diagnostics;

namespace OfflineQueue.CrashHarness;

/// <summary>Says what is delivered, with a time that all processes of the machine share, so that their words can be put in order.</summary>
internal static class Delivered
{
    public static void Say(string id) => Console.WriteLine($"D {Stopwatch.GetTimestamp():D20} {id}");
}
