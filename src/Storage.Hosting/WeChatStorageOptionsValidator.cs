using Microsoft.Extensions.Options;

namespace Storage.Hosting;

/// <summary>Checks <see cref="WeChatStorageOptions"/>.</summary>
[OptionsValidator]
public sealed partial class WeChatStorageOptionsValidator : IValidateOptions<WeChatStorageOptions>;
