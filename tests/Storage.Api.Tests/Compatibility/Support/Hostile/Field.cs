namespace Storage.Api.Tests;

/// <summary>A column as the oracle knows it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">What it means.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Default">What a new row has where nothing is given; null for none.</param>
internal sealed record Field(string Name, FieldKind Kind, bool IsNullable = true, object? Default = null)
{
    public bool IsRequired => !IsNullable && Default is null;
}
