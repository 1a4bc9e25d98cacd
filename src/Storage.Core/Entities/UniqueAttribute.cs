namespace Storage.Core;

/// <summary>Declares a unique index over one property, so that rows can be found by it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute;
