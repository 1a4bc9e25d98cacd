namespace CostReport;

/// <summary>Something that the program's user has to put right.</summary>
internal sealed class ReportException(string message) : Exception(message);
