using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Reads what an entity has beyond a row: table, key, partition and indexes.</summary>
internal sealed class EntityReader(
    INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> stored, IReadOnlyList<ColumnModel> columns, Findings findings)
{
    private readonly string _owner = type.ToWords();

    public EntityModel Read(AttributeData attribute)
    {
        var table = attribute.First() as string ?? "";
        if (string.IsNullOrWhiteSpace(table))
        {
            findings.Add(Rules.EmptyName, type, _owner, "the table");
        }

        return new EntityModel
        {
            Table = table,
            Key = ReadKey(),
            Partition = ReadPartition(attribute),
            Indexes = new IndexReader(type, stored, columns, findings).Read(table),
            KeepsUnreadable = attribute.Named("KeepUnreadable") is true,
            NeedsToString = !HasToString(),
        };
    }

    private KeyModel ReadKey()
    {
        var keys = stored.Where(property => property.Attribute(AttributeNames.Key) is not null).ToList();
        if (keys.Count == 0)
        {
            findings.Add(Rules.NoKey, type, _owner);
            return new KeyModel(0, "Caller");
        }

        foreach (var second in keys.Skip(1))
        {
            findings.Add(Rules.SeveralKeys, second, _owner, second.Name, keys[0].Name);
        }

        var position = columns.ToList().FindIndex(column => column.Property == keys[0].Name);
        if (position < 0)
        {
            return new KeyModel(0, "Caller");
        }

        if (columns[position].IsNullable)
        {
            findings.Add(Rules.NullableKey, keys[0], _owner, keys[0].Name);
        }

        return new KeyModel(position, Generation(keys[0], columns[position]));
    }

    private static string Generation(IPropertySymbol property, ColumnModel column)
    {
        if (column is not { Type: "long" or "int", Converter: null, JsonContext: null })
        {
            return "Caller";
        }

        return property.Attribute(AttributeNames.Key).Named("NeverReuse") is true ? "DatabaseNeverReused" : "Database";
    }

    private int ReadPartition(AttributeData attribute)
    {
        if (attribute.Named("Partition") is not string partition)
        {
            return -1;
        }

        if (stored.All(property => property.Name != partition))
        {
            findings.Add(Rules.UnknownPartition, attribute.Place(), _owner, partition);
        }

        return columns.ToList().FindIndex(column => column.Property == partition);
    }

    private bool HasToString() =>
        type.GetMembers("ToString").Any(IsWritten)
        || type.BaseTypes().Any(parent => parent.GetMembers("ToString").Any(member => member.IsSealed));

    private static bool IsWritten(ISymbol member) => member is IMethodSymbol { IsImplicitlyDeclared: false, Parameters.IsEmpty: true };
}
