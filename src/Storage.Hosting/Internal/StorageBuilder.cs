using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace Storage.Hosting.Internal;

/// <inheritdoc cref="IStorageBuilder"/>
internal sealed record StorageBuilder(IServiceCollection Services, string Name) : IStorageBuilder;
