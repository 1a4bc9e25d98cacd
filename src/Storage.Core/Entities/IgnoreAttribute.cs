namespace Storage.Core;

/// <summary>Leaves a property out of the row.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IgnoreAttribute : Attribute;
