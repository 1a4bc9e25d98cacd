using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Storage.Hosting.Tests;

public sealed class ValidationTests
{
    [Theory]
    [InlineData("CloseTimeout", "01:00:01", "00:00:00", "01:00:00")]
    [InlineData("CloseTimeout", "-00:00:01", "00:00:00", "01:00:00")]
    [InlineData("Database:ReaderLimit", "0", "1", "256")]
    [InlineData("Database:ReaderLimit", "257", "1", "256")]
    [InlineData("Database:WriterQueueLimit", "0", "1", "1000000")]
    [InlineData("Database:MaxUnitsPerCommit", "100001", "1", "100000")]
    [InlineData("Database:MaxRowsPerCommit", "0", "1", "10000000")]
    [InlineData("Database:WriteTimeout", "00:00:00.0010000", "00:00:00.0100000", "01:00:00")]
    [InlineData("Database:ReadTimeout", "00:00:00.0010000", "00:00:00.0100000", "01:00:00")]
    [InlineData("Database:SessionTimeout", "01:00:01", "00:00:00.0100000", "01:00:00")]
    [InlineData("Database:LockTimeout", "00:10:01", "00:00:00", "00:10:00")]
    [InlineData("Database:WriterCacheKiB", "99", "100", "16000000")]
    [InlineData("Database:ReaderCacheKiB", "16000001", "100", "16000000")]
    [InlineData("Database:MemoryMapBytes", "-1", "0", "2147418112")]
    [InlineData("Database:CheckpointPages", "9", "10", "1000000")]
    [InlineData("Database:SnapshotMaxAge", "00:00:02", "00:00:00", "00:00:01")]
    [InlineData("Database:ForeignPollInterval", "02:00:00", "00:00:00", "01:00:00")]
    [InlineData("Database:IdleCheckpointDelay", "00:00:00", "00:00:00.0100000", "01:00:00")]
    [InlineData("Database:StatementsPerConnection", "1025", "16", "1024")]
    [InlineData("Database:IdempotencyRetention", "00:00:59", "00:01:00", "366.00:00:00")]
    public async Task A_value_out_of_range_stops_the_start_with_key_value_and_range(string key, string value, string minimum, string maximum)
    {
        using var folder = new TemporaryFolder();
        var configuration = HostFactory.Configuration(("Database:Path", folder.Database), (key, value));
        using var host = HostFactory.Create(services => services.AddWeChatStorage(configuration));

        var act = async () => await host.StartAsync();

        var name = key.Replace(':', '.');
        (await act.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain($"{name} is {value}; it has to be from {minimum} to {maximum}");
        folder.Names().Should().BeEmpty("nothing is opened with wrong options");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_path_is_required(string path)
    {
        using var host = HostFactory.Create(services => services.AddWeChatStorage(options => options.Database.Path = path));

        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("Path");
    }

    [Theory]
    [InlineData("Database:Durability", "7")]
    [InlineData("Database:OpenMode", "9")]
    public async Task A_number_that_is_no_member_of_its_enumeration_stops_the_start(string key, string value)
    {
        using var folder = new TemporaryFolder();
        var configuration = HostFactory.Configuration(("Database:Path", folder.Database), (key, value));
        using var host = HostFactory.Create(services => services.AddWeChatStorage(configuration));

        var act = async () => await host.StartAsync();

        await act.Should().ThrowAsync<OptionsValidationException>();
    }

    [Fact]
    public async Task The_options_of_each_storage_are_validated_under_its_name()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.Create(services =>
        {
            services.AddWeChatStorage(options => options.Database.Path = folder.Database);
            services.AddWeChatStorage("archive", options =>
            {
                options.Database.Path = folder.File("archive.db");
                options.Database.ReaderLimit = 0;
            });
        });

        var act = async () => await host.StartAsync();

        var failure = (await act.Should().ThrowAsync<OptionsValidationException>()).Which;
        failure.OptionsName.Should().Be("archive");
        failure.Message.Should().Contain("Database.ReaderLimit is 0");
        folder.Names().Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        using var host = HostFactory.Create(services => services.AddWeChatStorage(options =>
        {
            options.CloseTimeout = TimeSpan.FromDays(1);
            options.Database.ReaderLimit = 0;
            options.Database.CheckpointPages = 0;
        }));

        var act = async () => await host.StartAsync();

        var message = (await act.Should().ThrowAsync<OptionsValidationException>()).Which.Message;
        message.Should().Contain("CloseTimeout").And.Contain("ReaderLimit").And.Contain("CheckpointPages");
    }
}
