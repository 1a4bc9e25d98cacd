using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Storage.Alerts.Internal;

/// <summary>Holds a list to one entry at least. Unlike the base library's it needs no reflection.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotEmptyAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value is ICollection { Count: > 0 }
        ? ValidationResult.Success
        : new ValidationResult($"{validationContext.DisplayName} has no entry; it needs one at least.", validationContext.MemberName is { } member ? [member] : null);
}
