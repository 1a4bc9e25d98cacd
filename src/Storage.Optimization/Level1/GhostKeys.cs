using System.Numerics;

namespace Storage.Optimization.Internal;

/// <summary>The keys that left last, as fingerprints. Two that share a place cost a memory of one, and a fingerprint that is another key's lets
/// that key in as if it had been here before; neither is ever a wrong value.</summary>
internal sealed class GhostKeys(int capacity)
{
    private readonly int _shift = 64 - BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)capacity * 2));
    private (int Fingerprint, int At)[]? _places;
    private int _now;

    public void Add(int hash)
    {
        _places ??= new (int, int)[1 << (64 - _shift)];
        var (place, fingerprint) = Locate(hash);
        _places[place] = (fingerprint, ++_now);
    }

    /// <summary>Says whether a key is among the last that were added, and forgets it.</summary>
    public bool TryTake(int hash)
    {
        if (_places is null)
        {
            return false;
        }

        var (place, fingerprint) = Locate(hash);
        var (known, at) = _places[place];
        if (known != fingerprint || at == 0 || _now - at >= capacity)
        {
            return false;
        }

        _places[place] = default;
        return true;
    }

    private (int Place, int Fingerprint) Locate(int hash)
    {
        var mixed = (ulong)(uint)hash * 0x9E3779B97F4A7C15UL;
        return ((int)(mixed >> _shift), (int)mixed);
    }
}
