using Microsoft.Extensions.Hosting;

namespace Storage.Hosting.Tests;

/// <summary>A service that never starts.</summary>
internal sealed class IllClerk : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromException(new NotSupportedException("the clerk is ill"));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
