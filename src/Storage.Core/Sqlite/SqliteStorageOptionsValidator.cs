using Microsoft.Extensions.Options;

namespace Storage.Core;

/// <summary>Checks <see cref="SqliteStorageOptions"/>.</summary>
[OptionsValidator]
public sealed partial class SqliteStorageOptionsValidator : IValidateOptions<SqliteStorageOptions>;
