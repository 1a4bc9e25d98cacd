using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class HostsOwnServicesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hosts_own_engine_wins_whether_it_comes_before_or_after(bool isFirst)
    {
        using var folder = new TemporaryFolder();
        var engines = new TemporaryEngineFactory();
        using var host = HostFactory.Create(services =>
        {
            if (isFirst)
            {
                services.AddKeyedSingleton<IStorageEngineFactory>(string.Empty, engines);
            }

            services.AddWeChatStorage(options => options.Database.Path = folder.Database);
            if (!isFirst)
            {
                services.AddKeyedSingleton<IStorageEngineFactory>(string.Empty, engines);
            }
        });

        await host.StartAsync();

        engines.Opened.Should().ContainSingle().Which.Should().BeSameAs(host.Services.GetRequiredService<StorageLifetime>().Engine);
        File.Exists(folder.Database).Should().BeFalse();
        await host.StopAsync();
    }

    [Fact]
    public async Task The_hosts_own_clock_is_the_engines()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero));
        using var host = HostFactory.WithTickets(folder.Database, services => services.AddSingleton<TimeProvider>(clock));
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();

        var created = await storage.QueryAsync<ValueRow>($"select max(created_at) from storage_history");

        StoredForm.ToTimestamp(created[0][0].AsInt64(), "created_at").Should().Be(clock.GetUtcNow());
        await host.StopAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hosts_own_logger_factory_hears_the_engine(bool isFirst)
    {
        using var folder = new TemporaryFolder();
        var log = new LogBook();
        var services = new ServiceCollection();
        if (isFirst)
        {
            services.AddSingleton<ILoggerFactory>(log);
        }

        services.AddWeChatStorage(options => options.Database.Path = folder.Database);
        if (!isFirst)
        {
            services.AddSingleton<ILoggerFactory>(log);
        }

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<StorageLifetime>(string.Empty).OpenAsync();

        log.Messages.Should().Contain(message => message.Contains(folder.Database) && message.Contains("is open"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Logging_that_the_host_adds_hears_the_engine_whatever_the_order(bool isFirst)
    {
        using var folder = new TemporaryFolder();
        var log = new LogBook();
        var services = new ServiceCollection();
        if (isFirst)
        {
            services.AddLogging(logging => logging.AddProvider(log));
        }

        services.AddWeChatStorage(options => options.Database.Path = folder.Database);
        if (!isFirst)
        {
            services.AddLogging(logging => logging.AddProvider(log));
        }

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<StorageLifetime>(string.Empty).OpenAsync();

        log.Messages.Should().Contain(message => message.Contains("is open"));
    }
}
