using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storage.AotSmoke;
using Storage.Api;
using Storage.Core;
using Storage.Hosting;

var path = Path.Combine(Path.GetTempPath(), $"aot-smoke-{Guid.NewGuid():N}.db");
var services = new ServiceCollection();
var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", path), new("Database:ReaderLimit", "3")]).Build();
services.AddWeChatStorage(settings).AddEntity<Ticket>();
try
{
    await using (var provider = services.BuildServiceProvider())
    {
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        await lifetime.OpenAsync();
        await Smoke.RunAsync(provider.GetRequiredService<IStorage>());
        await QueueSmoke.RunAsync(provider.GetRequiredService<IStorage>());
        Smoke.Require(lifetime.Engine.GetStatistics().ReaderLimit == 3, "the configuration is bound");
    }

    Console.WriteLine("Storage.AotSmoke: everything works.");
    return 0;
}
catch (SmokeException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
finally
{
    File.Delete(path);
}
