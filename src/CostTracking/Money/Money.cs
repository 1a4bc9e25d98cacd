using System.Globalization;

namespace CostTracking;

/// <summary>An amount of money: whole millionths of a currency. Arithmetic is exact, and only amounts of one currency meet.</summary>
/// <param name="Micros">The amount in millionths.</param>
/// <param name="Currency">The currency, as three capital letters, such as <c>CNY</c>.</param>
public readonly record struct Money(long Micros, string Currency) : IComparable<Money>
{
    /// <summary>How many millionths a whole unit has.</summary>
    public const long MicrosPerUnit = 1_000_000;

    /// <summary>Adds two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum has no 64-bit form.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Micros + right.SameAs(left)), left.Currency);

    /// <summary>Subtracts an amount.</summary>
    /// <inheritdoc cref="op_Addition(Money, Money)"/>
    public static Money operator -(Money left, Money right) => new(checked(left.Micros - right.SameAs(left)), left.Currency);

    /// <summary>Compares two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>Whether the first is less.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Compares two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>Whether the first is more.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Compares two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>Whether the first is no more.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>Whether the first is no less.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Makes an amount of a decimal number.</summary>
    /// <param name="amount">The amount in whole units, with six places at most.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentException">The amount has more than six places.</exception>
    /// <exception cref="OverflowException">The amount has no 64-bit form.</exception>
    public static Money FromDecimal(decimal amount, string currency)
    {
        var micros = amount * MicrosPerUnit;
        return micros == decimal.Truncate(micros)
            ? new((long)micros, currency)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{amount} has more than the six places that money keeps. Round it first."), nameof(amount));
    }

    /// <summary>Gives the amount in whole units.</summary>
    /// <returns>The amount, exact.</returns>
    public decimal ToDecimal() => (decimal)Micros / MicrosPerUnit;

    /// <summary>Gives the amount in whole units with so many places, half up.</summary>
    /// <param name="places">How many places are kept, 0 to 6.</param>
    /// <returns>The rounded amount.</returns>
    public decimal Round(int places) => Math.Round(ToDecimal(), places, MidpointRounding.AwayFromZero);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Micros.CompareTo(other.SameAs(this));

    /// <summary>Gives the amount as text, such as <c>1.50 CNY</c>, alike in every culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ToDecimal():0.00####} {Currency}");

    private long SameAs(Money other) => string.Equals(Currency, other.Currency, StringComparison.Ordinal)
        ? Micros
        : throw new InvalidOperationException($"{other.Currency} and {Currency} do not add up. Convert one of them with a dated rate first.");
}
