namespace Storage.Core;

/// <summary>One item of a select list.</summary>
/// <param name="Kind">What it gives.</param>
/// <param name="Column">The column; <see langword="null"/> for <see cref="SelectItemKind.Count"/> and
/// <see cref="SelectItemKind.Exists"/>.</param>
public readonly record struct SelectItem(SelectItemKind Kind, ColumnMap? Column = null);
