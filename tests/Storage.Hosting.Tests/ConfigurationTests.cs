using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void Every_key_binds()
    {
        var configuration = HostFactory.Configuration(
            ("EnsureSchema", "false"),
            ("CloseTimeout", "00:00:07"),
            ("Database:Path", "some/where.db"),
            ("Database:OpenMode", "MustExist"),
            ("Database:Durability", "Normal"),
            ("Database:ReaderLimit", "4"),
            ("Database:WriterQueueLimit", "55"),
            ("Database:MaxUnitsPerCommit", "66"),
            ("Database:MaxRowsPerCommit", "77"),
            ("Database:WriteTimeout", "00:00:08"),
            ("Database:ReadTimeout", "00:00:06"),
            ("Database:SessionTimeout", "00:00:09"),
            ("Database:LockTimeout", "00:00:10"),
            ("Database:WriterCacheKiB", "1111"),
            ("Database:ReaderCacheKiB", "1212"),
            ("Database:MemoryMapBytes", "1313131"),
            ("Database:CheckpointPages", "1414"),
            ("Database:IdleCheckpointDelay", "00:00:15"),
            ("Database:SnapshotMaxAge", "00:00:00.007"),
            ("Database:ForeignPollInterval", "00:00:00.200"),
            ("Database:StatementsPerConnection", "161"),
            ("Database:IdempotencyRetention", "1.17:00:00"),
            ("Database:AllowNetworkFileSystem", "true"));

        var options = Bind(configuration);

        options.Should().BeEquivalentTo(new WeChatStorageOptions
        {
            EnsureSchema = false,
            CloseTimeout = TimeSpan.FromSeconds(7),
            Database = new SqliteStorageOptions
            {
                Path = "some/where.db",
                OpenMode = DatabaseOpenMode.MustExist,
                Durability = Durability.Normal,
                ReaderLimit = 4,
                WriterQueueLimit = 55,
                MaxUnitsPerCommit = 66,
                MaxRowsPerCommit = 77,
                WriteTimeout = TimeSpan.FromSeconds(8),
                ReadTimeout = TimeSpan.FromSeconds(6),
                SessionTimeout = TimeSpan.FromSeconds(9),
                LockTimeout = TimeSpan.FromSeconds(10),
                WriterCacheKiB = 1111,
                ReaderCacheKiB = 1212,
                MemoryMapBytes = 1313131,
                CheckpointPages = 1414,
                IdleCheckpointDelay = TimeSpan.FromSeconds(15),
                SnapshotMaxAge = TimeSpan.FromMilliseconds(7),
                ForeignPollInterval = TimeSpan.FromMilliseconds(200),
                StatementsPerConnection = 161,
                IdempotencyRetention = new TimeSpan(41, 0, 0),
                AllowNetworkFileSystem = true,
            },
        });
    }

    [Fact]
    public void No_option_is_without_a_test_of_its_key()
    {
        var bound = typeof(SqliteStorageOptions).GetProperties().Length + typeof(WeChatStorageOptions).GetProperties().Length;

        bound.Should().Be(24, "a new option has to be added to Every_key_binds");
    }

    [Fact]
    public void Keys_that_are_not_there_keep_the_defaults()
    {
        var options = Bind(HostFactory.Configuration(("Database:ReaderLimit", "4")));

        options.Should().BeEquivalentTo(new WeChatStorageOptions { Database = { ReaderLimit = 4 } });
    }

    [Fact]
    public async Task A_section_of_a_JSON_file_makes_a_storage()
    {
        using var folder = new TemporaryFolder();
        var settings = folder.File("appsettings.json");
        await File.WriteAllTextAsync(settings, $$"""
            {
              "Storage": {
                "CloseTimeout": "00:00:03",
                "Database": { "Path": "{{folder.Database.Replace(@"\", @"\\")}}", "Durability": "Normal", "ReaderLimit": 2 }
              }
            }
            """);
        var configuration = new ConfigurationBuilder().AddJsonFile(settings).Build();
        using var host = HostFactory.Create(services => services.AddWeChatStorage(configuration.GetSection("Storage")));

        await host.StartAsync();

        host.Services.GetRequiredService<StorageLifetime>().Engine.GetStatistics().ReaderLimit.Should().Be(2);
        File.Exists(folder.Database).Should().BeTrue();
        await host.StopAsync();
    }

    [Fact]
    public void An_action_after_a_section_has_the_last_word()
    {
        var services = new ServiceCollection();
        services.AddWeChatStorage(HostFactory.Configuration(("Database:ReaderLimit", "4"), ("Database:CheckpointPages", "44")));
        services.AddWeChatStorage(options => options.Database.ReaderLimit = 5);
        using var provider = services.BuildServiceProvider();

        var database = provider.GetRequiredService<IOptions<WeChatStorageOptions>>().Value.Database;

        database.ReaderLimit.Should().Be(5);
        database.CheckpointPages.Should().Be(44);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_stops_the_start_and_is_named()
    {
        using var host = HostFactory.Create(services => services.AddWeChatStorage(HostFactory.Configuration(("Database:ReaderLimit", "many"))));

        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Database:ReaderLimit").And.Contain("many");
    }

    [Fact]
    public async Task Options_that_turn_bad_while_the_host_runs_do_not_keep_the_storage_open()
    {
        using var folder = new TemporaryFolder();
        var configuration = (IConfigurationRoot)HostFactory.Configuration(("Database:Path", folder.Database), ("CloseTimeout", "00:00:05"));
        using var host = HostFactory.Create(services => services.AddWeChatStorage(configuration));
        await host.StartAsync();
        configuration["CloseTimeout"] = "2.00:00:00";

        var reload = configuration.Reload;
        reload.Should().Throw<Exception>().WithMessage("*CloseTimeout*");
        await host.StopAsync();

        await using var again = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        again.FilePath.Should().EndWith("test.db");
    }

    private static WeChatStorageOptions Bind(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddWeChatStorage(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<WeChatStorageOptions>>().Value;
    }
}
