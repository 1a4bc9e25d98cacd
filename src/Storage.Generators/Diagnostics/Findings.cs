using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Collects what is wrong with one type.</summary>
internal sealed class Findings
{
    private readonly List<DiagnosticInfo> _found = [];

    public bool Any => _found.Count > 0;

    public void Add(DiagnosticDescriptor rule, Location? location, params string[] arguments) =>
        _found.Add(new DiagnosticInfo(rule.Id, LocationInfo.From(location), new(arguments)));

    public void Add(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        Add(rule, symbol.Locations.FirstOrDefault(), arguments);

    public ImmutableEquatableArray<DiagnosticInfo> ToArray() => new(_found);
}
