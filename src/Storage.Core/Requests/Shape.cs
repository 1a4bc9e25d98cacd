namespace Storage.Core;

/// <summary>
/// What a request says without its values: the key of statement caches, query caches and the slow log. Two requests of the same shape share
/// one instance; see <see cref="ShapeTable"/>.
/// </summary>
public abstract class Shape
{
    private protected Shape(EntityMap? map) => Map = map;

    /// <summary>Gets the shape's number, below <see cref="ShapeTable.Capacity"/>. A number is given again after its shape was dropped, so
    /// compare instances, not numbers.</summary>
    public int Id { get; internal set; } = -1;

    /// <summary>Gets the table; <see langword="null"/> for raw SQL.</summary>
    public EntityMap? Map { get; }

    /// <summary>Gets what the request does, in one word, for telemetry.</summary>
    public abstract string Operation { get; }

    internal long LastUsed { get; set; }

    internal abstract int ShapeHash();

    internal abstract bool SameShape(Shape other);

    internal abstract Shape WithoutValues();
}
