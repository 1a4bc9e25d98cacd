using Microsoft.Extensions.Options;

namespace Storage.Alerts;

/// <summary>Checks <see cref="RobotOptions"/>.</summary>
[OptionsValidator]
public sealed partial class RobotOptionsValidator : IValidateOptions<RobotOptions>;
