using Microsoft.Extensions.Options;

namespace CostTracking;

/// <summary>Checks <see cref="BudgetOptions"/>.</summary>
[OptionsValidator]
public sealed partial class BudgetOptionsValidator : IValidateOptions<BudgetOptions>;
