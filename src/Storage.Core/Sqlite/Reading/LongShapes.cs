namespace Storage.Core.Internal;

/// <summary>
/// Remembers which shapes took more steps than a caller's thread is to spend, so that their next read starts on a thread of the engine. A
/// read that turns out short is forgotten again, and a new schema or new statistics forget all, since plans may be others then.
/// </summary>
internal sealed class LongShapes
{
    // a shape's number is another shape's after the table of shapes has dropped it, so the shape itself is kept
    private Shape?[] _byId = new Shape?[ShapeTable.Capacity];

    public bool Contains(Shape shape) => Volatile.Read(ref _byId)[shape.Id] == shape;

    public void Add(Shape shape) => Volatile.Read(ref _byId)[shape.Id] = shape;

    public void Remove(Shape shape)
    {
        if (Contains(shape))
        {
            Volatile.Read(ref _byId)[shape.Id] = null;
        }
    }

    public void Clear() => Volatile.Write(ref _byId, new Shape?[ShapeTable.Capacity]);
}
