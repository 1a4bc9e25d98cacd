using System.ComponentModel.DataAnnotations;
using Storage.Core.Internal;

namespace Storage.Core;

/// <summary>Holds an option to the path of a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DatabasePathAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } path)
        {
            return ValidationResult.Success;
        }

        try
        {
            SqliteFile.Canonical(path);
            return ValidationResult.Success;
        }
        catch (ArgumentException exception)
        {
            return new ValidationResult($"{validationContext.DisplayName}: {exception.Message}", validationContext.MemberName is { } member ? [member] : null);
        }
    }
}
