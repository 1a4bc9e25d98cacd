using System.ComponentModel.DataAnnotations;

namespace Storage.Core;

/// <summary>Holds an option to the members of its enumeration, since a configuration can give any number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefinedValueAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        if (value is null || Enum.IsDefined(value.GetType(), value))
        {
            return ValidationResult.Success;
        }

        var message = $"{validationContext.DisplayName} is {value}; it has to be one of {string.Join(", ", Enum.GetNames(value.GetType()))}.";
        return new ValidationResult(message, validationContext.MemberName is { } member ? [member] : null);
    }
}
