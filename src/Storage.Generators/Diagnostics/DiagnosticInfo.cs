using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>A diagnostic, by value.</summary>
/// <param name="Id">The id of its rule in <see cref="Rules"/>.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Arguments">The words in its message.</param>
internal sealed record DiagnosticInfo(string Id, LocationInfo? Location, ImmutableEquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rules.ById(Id), Location?.ToLocation(), Arguments.ToArray<object>());
}
