using System.Collections;

namespace Storage.Generators;

/// <summary>A read-only list with value equality, so that a model that holds one can be compared between two runs of the
/// generator.</summary>
internal sealed class ImmutableEquatableArray<T>(IEnumerable<T> items) : IReadOnlyList<T>, IEquatable<ImmutableEquatableArray<T>>
    where T : IEquatable<T>
{
    private readonly T[] _items = items.ToArray();

    public static ImmutableEquatableArray<T> Empty { get; } = new([]);

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(ImmutableEquatableArray<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => obj is ImmutableEquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = _items.Length;
        foreach (var item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
