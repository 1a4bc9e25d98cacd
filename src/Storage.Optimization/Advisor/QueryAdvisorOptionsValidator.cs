using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="QueryAdvisorOptions"/>.</summary>
[OptionsValidator]
public sealed partial class QueryAdvisorOptionsValidator : IValidateOptions<QueryAdvisorOptions>;
