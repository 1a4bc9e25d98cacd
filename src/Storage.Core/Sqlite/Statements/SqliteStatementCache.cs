namespace Storage.Core.Internal;

/// <summary>
/// The compiled statements of one connection: an array place for each shape and variant, so that finding one is an index and a comparison;
/// and a dictionary for the engine's own texts. Bounded: the least recently used gives way.
/// </summary>
internal sealed class SqliteStatementCache(SqliteHandle handle, int limit)
{
    private static readonly int Variants = Enum.GetValues<StatementVariant>().Length;

    private readonly SqliteStatement?[] _byShape = new SqliteStatement?[ShapeTable.Capacity * Variants];
    private readonly Dictionary<string, SqliteStatement> _byText = new(StringComparer.Ordinal);
    private int _count;
    private long _clock;

    public SqliteStatement Get(Shape shape, StatementVariant variant)
    {
        ref var place = ref _byShape[(shape.Id * Variants) + (int)variant];
        if (place is { } known && known.Shape == shape)
        {
            known.LastUsed = ++_clock;
            return known;
        }

        return Compile(ref place, shape, variant);
    }

    public SqliteStatement Get(string sql)
    {
        if (!_byText.TryGetValue(sql, out var statement))
        {
            statement = handle.Compile(sql, "A statement of the engine failed", isRaw: false);
            _byText.Add(sql, statement);
        }

        return statement;
    }

    public void Clear()
    {
        foreach (var statement in _byText.Values)
        {
            statement.Dispose();
        }

        _byText.Clear();
        if (_count > 0)
        {
            foreach (ref var place in _byShape.AsSpan())
            {
                place?.Dispose();
                place = null;
            }
        }

        _count = 0;
    }

    private SqliteStatement Compile(ref SqliteStatement? place, Shape shape, StatementVariant variant)
    {
        if (place is not null)
        {
            place.Dispose();
            place = null;
            _count--;
        }

        if (_count >= limit)
        {
            DropLeastRecentlyUsed();
        }

        var what = shape.Map is { } map ? $"The {shape.Operation} on '{map.Table}' failed" : "The raw SQL failed";
        var statement = handle.Compile(SqliteCompiler.Compile(shape, variant), what, shape is SqlShape, shape);
        statement.LastUsed = ++_clock;
        place = statement;
        _count++;
        return statement;
    }

    private void DropLeastRecentlyUsed()
    {
        var oldest = -1;
        for (var i = 0; i < _byShape.Length; i++)
        {
            if (_byShape[i] is { } statement && (oldest < 0 || statement.LastUsed < _byShape[oldest]!.LastUsed))
            {
                oldest = i;
            }
        }

        _byShape[oldest]!.Dispose();
        _byShape[oldest] = null;
        _count--;
    }
}
