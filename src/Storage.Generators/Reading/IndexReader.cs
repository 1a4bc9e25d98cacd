using Microsoft.CodeAnalysis;

namespace Storage.Generators;

/// <summary>Reads the indexes of an entity: one for each [Unique] property, then those of [Index].</summary>
internal sealed class IndexReader(
    INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> stored, IReadOnlyList<ColumnModel> columns, Findings findings)
{
    private readonly string _owner = type.ToWords();

    public ImmutableEquatableArray<IndexModel> Read(string table)
    {
        var indexes = UniqueProperties(table).ToList();
        foreach (var attribute in type.GetAttributes().Where(attribute => attribute.Is(AttributeNames.Index)))
        {
            var index = ReadIndex(attribute, table);
            if (indexes.Exists(other => string.Equals(other.Name, index.Name, StringComparison.OrdinalIgnoreCase)))
            {
                findings.Add(Rules.DuplicateIndex, attribute.Place(), _owner, index.Name);
            }

            indexes.Add(index);
        }

        return new(indexes);
    }

    // The key is unique already.
    private IEnumerable<IndexModel> UniqueProperties(string table) =>
        from property in stored
        where property.Attribute(AttributeNames.Unique) is not null && property.Attribute(AttributeNames.Key) is null
        let position = PositionOf(property.Name)
        where position >= 0
        select new IndexModel
        {
            Name = $"ux_{table}_{columns[position].Name}",
            IsUnique = true,
            Terms = new([new IndexTermModel(position, Descending: false)]),
        };

    private IndexModel ReadIndex(AttributeData attribute, string table)
    {
        var terms = ReadTerms(attribute);
        var isUnique = attribute.Named("Unique") is true;
        var name = attribute.Named("Name") as string;
        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            findings.Add(Rules.EmptyName, attribute.Place(), _owner, "an index");
        }

        return new IndexModel
        {
            Name = name ?? string.Join("_", terms.Select(term => columns[term.Column].Name).Prepend(table).Prepend(isUnique ? "ux" : "ix")),
            IsUnique = isUnique,
            Where = attribute.Named("Where") as string,
            Terms = terms,
        };
    }

    private ImmutableEquatableArray<IndexTermModel> ReadTerms(AttributeData attribute)
    {
        var names = Names(attribute);
        if (names.Count == 0)
        {
            findings.Add(Rules.EmptyIndex, attribute.Place(), _owner);
        }

        var terms = new List<IndexTermModel>();
        foreach (var name in names)
        {
            var isDescending = name.StartsWith("-", StringComparison.Ordinal);
            var property = isDescending ? name.Substring(1) : name;
            if (stored.All(candidate => candidate.Name != property))
            {
                findings.Add(Rules.UnknownIndexProperty, attribute.Place(), _owner, property);
            }
            else if (PositionOf(property) is >= 0 and var position)
            {
                terms.Add(new IndexTermModel(position, isDescending));
            }
        }

        return new(terms);
    }

    private static List<string> Names(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? [.. list.Values.Select(value => value.Value as string ?? "")]
            : [];

    private int PositionOf(string property) => columns.ToList().FindIndex(column => column.Property == property);
}
