namespace CostReport;

/// <summary>The file of calls.</summary>
internal static class TraceFile
{
    public static IReadOnlyList<TraceCall> Read(string path, string model)
    {
        try
        {
            var calls = new List<TraceCall>();
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (number > 1 && line.Length > 0)
                {
                    calls.Add(TraceCall.Parse(line, number, model));
                }
            }

            return calls.Count > 0 ? calls : throw new ReportException($"The file '{path}' has no calls.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"The file '{path}' cannot be read: {exception.Message}");
        }
    }
}
