namespace Storage.Generators;

/// <summary>The names inside the generated class that holds a type's map; each steps aside for a property of the same name.</summary>
/// <param name="holder">The class's name.</param>
/// <param name="columns">The columns, which are members of the class too.</param>
internal sealed class HolderNames(string holder, IReadOnlyList<ColumnModel> columns)
{
    public string Holder => holder;

    public string Map => Free("Map");

    public string CreateMap => Free("CreateMap");

    /// <summary>Gives the field of a JSON column's type description.</summary>
    public string JsonField(ColumnModel column) => Free(column.Property + "Json");

    /// <summary>Gives the expression for a JSON column's type description from anywhere in the type.</summary>
    public string JsonOf(ColumnModel column) => $"{holder}.{JsonField(column)}";

    private string Free(string name)
    {
        while (columns.Any(column => column.Property == name))
        {
            name += "_";
        }

        return name;
    }
}
