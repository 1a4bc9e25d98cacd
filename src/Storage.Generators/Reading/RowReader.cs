using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Reads a marked type into a model. Symbols come in here and go no further.</summary>
internal static class RowReader
{
    public static RowResult ReadEntity(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Read(context, isEntity: true, cancellationToken);

    /// <summary>Reads a row; an entity is a row already.</summary>
    public static RowResult ReadRow(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol.Attribute(AttributeNames.Entity) is null ? Read(context, isEntity: false, cancellationToken) : RowResult.Nothing;

    private static RowResult Read(GeneratorAttributeSyntaxContext context, bool isEntity, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        if (!IsFirstDeclaration(context, type, isEntity))
        {
            return RowResult.Nothing;
        }

        var findings = new Findings();
        TypeReader.Check(type, isEntity, findings);
        if (findings.Any)
        {
            return new RowResult(null, findings.ToArray());
        }

        cancellationToken.ThrowIfCancellationRequested();
        var model = ReadRow(context, type, isEntity, findings);
        return findings.Any ? new RowResult(null, findings.ToArray()) : new RowResult(model, ImmutableEquatableArray<DiagnosticInfo>.Empty);
    }

    private static RowModel ReadRow(GeneratorAttributeSyntaxContext context, INamedTypeSymbol type, bool isEntity, Findings findings)
    {
        var all = PropertyReader.All(type);
        var compilation = context.SemanticModel.Compilation;
        var stored = all.FindAll(property => PropertyReader.IsStored(property, type, compilation));
        var others = all.FindAll(property => !stored.Contains(property));
        var reader = new ColumnReader(type.ToWords(), compilation, findings);
        var columns = new ImmutableEquatableArray<ColumnModel>(stored.Select(reader.Read).OfType<ColumnModel>());

        PropertyReader.CheckOthers(others, type.ToWords(), findings);
        CheckColumns(type, stored, columns, findings);
        CheckReservedName(type, isEntity, findings);
        return new RowModel
        {
            Type = TypeReader.Read(type),
            Columns = columns,
            Arguments = ConstructorReader.Read(type, columns, findings),
            RequiredOthers = new(others.Where(property => property.IsRequired).Select(property => property.Name)),
            Entity = isEntity ? new EntityReader(type, stored, columns, findings).Read(context.Attributes[0]) : null,
        };
    }

    private static void CheckColumns(INamedTypeSymbol type, List<IPropertySymbol> stored, IReadOnlyList<ColumnModel> columns, Findings findings)
    {
        if (stored.Count == 0)
        {
            findings.Add(Rules.NoColumns, type, type.ToWords());
        }

        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (seen.TryGetValue(column.Name, out var first))
            {
                var property = stored.Find(candidate => candidate.Name == column.Property);
                findings.Add(Rules.DuplicateColumn, property, type.ToWords(), column.Property, column.Name, first);
                continue;
            }

            seen.Add(column.Name, column.Property);
        }
    }

    private static void CheckReservedName(INamedTypeSymbol type, bool isEntity, Findings findings)
    {
        CheckReservedName(type, RowSource.HolderOf(isEntity), findings);
        if (isEntity && type.Attribute(AttributeNames.Entity).Named("KeepUnreadable") is true)
        {
            CheckReservedName(type, KeptValue.Property, findings);
        }
    }

    private static void CheckReservedName(INamedTypeSymbol type, string name, Findings findings)
    {
        if (type.Name == name || type.GetMembers(name).Any())
        {
            findings.Add(Rules.ReservedName, type.GetMembers(name).FirstOrDefault() ?? type, type.ToWords(), name);
        }
    }

    // An attribute given twice is the compiler's error; two files of one name would be the generator's crash.
    private static bool IsFirstDeclaration(GeneratorAttributeSyntaxContext context, INamedTypeSymbol type, bool isEntity) =>
        type.Attribute(isEntity ? AttributeNames.Entity : AttributeNames.Row)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == context.TargetNode.SyntaxTree
        && context.TargetNode.Span.Contains(first.Span);
}
