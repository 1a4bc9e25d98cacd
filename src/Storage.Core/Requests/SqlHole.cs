namespace Storage.Core;

/// <summary>Where a parameter stands in raw SQL.</summary>
/// <param name="Position">The place in <see cref="SqlShape.Text"/> before which the parameter goes.</param>
/// <param name="IsList">Whether the parameter is the list of an <c>IN</c>.</param>
/// <param name="Encoding">How the list's values travel.</param>
/// <param name="IsText">Whether the list's values are texts.</param>
public readonly record struct SqlHole(int Position, bool IsList = false, ListEncoding Encoding = ListEncoding.Json, bool IsText = false);
