namespace Storage.Optimization.Internal;

/// <summary>The profiles of the shapes, found by the shape's small number.</summary>
internal sealed class ShapeProfiles(SlowLogOptions options)
{
    private readonly ShapeProfile?[] _byShape = new ShapeProfile?[ShapeTable.Capacity];

    public IEnumerable<ShapeProfile> All => _byShape.OfType<ShapeProfile>();

    public ShapeProfile Of(Shape shape)
    {
        ref var place = ref _byShape[shape.Id];
        var profile = Volatile.Read(ref place);
        return profile?.Shape == shape ? profile : Make(ref place, shape);
    }

    /// <summary>Makes a profile of a shape that nobody has told of, which is not kept.</summary>
    public ShapeProfile Empty(Shape shape) => new(shape, options);

    // a shape that had the number before is gone
    private ShapeProfile Make(ref ShapeProfile? place, Shape shape)
    {
        var before = Volatile.Read(ref place);
        var made = new ShapeProfile(shape, options);
        return Interlocked.CompareExchange(ref place, made, before) is { } other && other.Shape == shape ? other : made;
    }
}
