using Microsoft.Extensions.Hosting;
using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>A service of the host that writes from its first moment to its last.</summary>
internal sealed class Clerk(IStorage storage) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) => await storage.AddTicketAsync("started");

    public async Task StopAsync(CancellationToken cancellationToken) => await storage.AddTicketAsync("stopped");
}
