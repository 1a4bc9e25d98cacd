namespace Storage.Predecessor;

/// <summary>A column as the predecessor declares it.</summary>
internal sealed record PredecessorColumn(string Name, string DeclaredType, bool IsNullable)
{
    public string Ddl => $"{Name} {DeclaredType}{(IsNullable ? "" : " NOT NULL")}";
}
