using System.Globalization;
using System.Text;

namespace Storage.Optimization;

/// <summary>What an advisor has found.</summary>
/// <param name="Missing">The indexes that are missing, the one that saves most first.</param>
/// <param name="Redundant">The indexes that others make needless.</param>
public sealed record QueryAdvice(IReadOnlyList<IndexAdvice> Missing, IReadOnlyList<RedundantIndex> Redundant)
{
    /// <summary>Gets whether there is nothing to say.</summary>
    public bool IsEmpty => Missing.Count == 0 && Redundant.Count == 0;

    /// <summary>Writes the advice as lines that can be printed.</summary>
    /// <returns>The lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var index in Missing)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{index.Ddl};");
            text.AppendLine(CultureInfo.InvariantCulture, $"  saves about {index.StepsSaved:N0} steps of {index.Runs:N0} runs; costs {index.Writes:N0} writes an entry more so far, and about {index.Bytes:N0} bytes");
            foreach (var query in index.Serves)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {query}");
            }
        }

        foreach (var index in Redundant)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{index.Ddl};");
            text.AppendLine(CultureInfo.InvariantCulture, $"  {index.CoveredBy} begins with the same columns");
        }

        return text.Length == 0 ? "Nothing to advise." : text.ToString();
    }
}
