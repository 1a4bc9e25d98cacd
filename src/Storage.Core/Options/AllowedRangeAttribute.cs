using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Storage.Core;

/// <summary>Holds an option to a range; the message names the option, its value and the range.</summary>
/// <remarks>Unlike <see cref="RangeAttribute"/> it needs no reflection for time spans, so it is safe with trimming.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedRangeAttribute : ValidationAttribute
{
    private readonly IComparable _minimum;
    private readonly IComparable _maximum;

    /// <summary>Holds an integer to a range.</summary>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value.</param>
    public AllowedRangeAttribute(long minimum, long maximum)
    {
        _minimum = minimum;
        _maximum = maximum;
    }

    /// <summary>Holds a time span to a range.</summary>
    /// <param name="minimum">The shortest time, as <see cref="TimeSpan.Parse(string)"/> reads it.</param>
    /// <param name="maximum">The longest time.</param>
    public AllowedRangeAttribute(string minimum, string maximum)
    {
        _minimum = TimeSpan.Parse(minimum, CultureInfo.InvariantCulture);
        _maximum = TimeSpan.Parse(maximum, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        var comparable = value is int number ? (long)number : value;
        if (comparable is null || (_minimum.CompareTo(comparable) <= 0 && _maximum.CompareTo(comparable) >= 0))
        {
            return ValidationResult.Success;
        }

        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{validationContext.DisplayName} is {value}; it has to be from {_minimum} to {_maximum}.");
        return new ValidationResult(message, validationContext.MemberName is { } member ? [member] : null);
    }
}
