namespace Storage.Core;

/// <summary>Marks a <c>partial record</c> (class or struct) as the result row of a projection or of raw SQL; the source generator adds its
/// <see cref="IRow{TSelf}"/> implementation.</summary>
/// <remarks>Columns are read by position, in the order in which the properties are declared.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RowAttribute : Attribute;
