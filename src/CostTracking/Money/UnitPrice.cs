using System.Globalization;

namespace CostTracking;

/// <summary>What a million units, such as tokens, cost: a whole number of billionths of a currency, so nine places are exact.</summary>
/// <param name="Nanos">The price of a million units, in billionths of the currency.</param>
public readonly record struct UnitPrice(long Nanos)
{
    /// <summary>How many billionths a whole currency unit has.</summary>
    public const long NanosPerUnit = 1_000_000_000;

    /// <summary>Makes a price of a decimal number.</summary>
    /// <param name="price">The price of a million units, with nine places at most.</param>
    /// <returns>The price.</returns>
    /// <exception cref="ArgumentException">The price has more places, or is out of range.</exception>
    public static UnitPrice PerMillion(decimal price) => TryPerMillion(price, out var unit)
        ? unit
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The price {price} has more than nine places or is out of range."), nameof(price));

    /// <summary>Makes a price of a decimal number.</summary>
    /// <param name="price">The price of a million units.</param>
    /// <param name="unit">The price, where it has a form.</param>
    /// <returns>Whether it has nine places at most and is in range.</returns>
    public static bool TryPerMillion(decimal price, out UnitPrice unit)
    {
        var isInRange = Math.Abs(price) <= long.MaxValue / NanosPerUnit;
        var nanos = isInRange ? price * NanosPerUnit : 0m;
        unit = new((long)nanos);
        return isInRange && nanos == decimal.Truncate(nanos);
    }

    /// <summary>Gives the price of a million units.</summary>
    /// <returns>The price, exact.</returns>
    public decimal ToDecimal() => (decimal)Nanos / NanosPerUnit;

    /// <inheritdoc/>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);
}
