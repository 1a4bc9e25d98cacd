namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    private readonly AbsentKeys? _absent;
    private readonly ExistingKeys? _existing;

    private static Query<ValueRow> Keys { get; } = Query.From<T>().SelectKeys();

    private bool IsKnownAbsent(in DbValue key, int place)
    {
        if (_absent is not null && _absent.Contains(key, place))
        {
            return true;
        }

        if (_existing is null || _region.IsBypassed(place))
        {
            return false;
        }

        _existing.EnsureReadFrom(_settings.Inner, Keys, _region);
        return _existing.IsAbsent(key, _region.Generation);
    }
}
