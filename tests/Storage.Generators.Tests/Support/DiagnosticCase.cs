namespace Storage.Generators.Tests;

/// <summary>A source that is wrong in one way.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Source">The source, with the diagnostic's place marked.</param>
/// <param name="Message">The whole message.</param>
internal sealed record DiagnosticCase(string Id, string Source, string Message);
