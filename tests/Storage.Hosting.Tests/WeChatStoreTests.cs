using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class WeChatStoreTests
{
    [Fact]
    public async Task One_line_opens_a_storage_with_the_chat_tables()
    {
        using var folder = new TemporaryFolder();
        await using var store = await WeChatStore.OpenAsync(folder.Database);

        await store.WriteAsync(new WriteUnit(Write.Insert(new PersonInfo { PersonId = "p1", Platform = "wechat", UserId = "u1" })));

        var people = await store.QueryAsync(Query.From<PersonInfo>());
        people.Should().ContainSingle().Which.PersonId.Should().Be("p1");
    }

    [Fact]
    public async Task What_is_configured_is_there()
    {
        using var folder = new TemporaryFolder();
        var signatures = new List<string>();
        await using var store = await WeChatStore.OpenAsync(folder.Database, builder => builder
            .AddEntity<Ticket>()
            .Use(PipeLayer.Outermost, (_, inner) => new SigningLayer("layer", signatures, inner))
            .Services.Configure<WeChatStorageOptions>(options => options.Database.ReaderLimit = 2));

        await store.AddTicketAsync("A1");

        (await store.FindTicketAsync("A1"))!.Id.Should().Be(1);
        signatures.Should().Equal("layer");
        store.Engine.GetStatistics().ReaderLimit.Should().Be(2);
    }

    [Fact]
    public async Task What_was_written_is_there_at_the_next_opening()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await WeChatStore.OpenAsync(folder.Database, builder => builder.AddEntity<Ticket>()))
        {
            await store.AddTicketAsync("A1");
        }

        folder.Names().Should().Equal("test.db");
        await using var again = await WeChatStore.OpenAsync(folder.Database, builder => builder.AddEntity<Ticket>());
        (await again.TicketNumbersAsync()).Should().Equal("A1");
    }

    [Fact]
    public async Task Disposing_twice_is_allowed()
    {
        using var folder = new TemporaryFolder();
        var store = await WeChatStore.OpenAsync(folder.Database);

        await store.DisposeAsync();
        await store.DisposeAsync();

        folder.Names().Should().Equal("test.db");
    }

    [Fact]
    public async Task Closing_reports_once_and_refuses_afterwards()
    {
        using var folder = new TemporaryFolder();
        await using var store = await WeChatStore.OpenAsync(folder.Database, builder => builder.AddEntity<Ticket>());

        var first = await store.CloseAsync();
        var second = await store.CloseAsync();
        var act = async () => await store.AddTicketAsync("A1");

        first!.IsCheckpointed.Should().BeTrue();
        second.Should().BeNull();
        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
    }

    [Fact]
    public async Task A_failure_leaves_nothing_open()
    {
        using var folder = new TemporaryFolder();
        var act = async () => await WeChatStore.OpenAsync(folder.Database, builder => builder.Use(PipeLayer.Innermost, (_, _) => throw new NotSupportedException()));

        await act.Should().ThrowAsync<NotSupportedException>();

        await using var store = await WeChatStore.OpenAsync(folder.Database);
        (await store.QueryAsync(Query.From<Message>())).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, "Dear diary, today I was no database at all, and nobody minded that in the least; the weather was fine, too, all the time.");

        var act = async () => await WeChatStore.OpenAsync(folder.Database);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotADatabase);
    }

    [Fact]
    public async Task A_wrong_option_is_refused()
    {
        using var folder = new TemporaryFolder();
        var act = async () => await WeChatStore.OpenAsync(
            folder.Database, builder => builder.Services.Configure<WeChatStorageOptions>(options => options.Database.ReaderLimit = -1));

        (await act.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("ReaderLimit is -1");
        folder.Names().Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_path_is_required(string? path)
    {
        var act = async () => await WeChatStore.OpenAsync(path!);

        await act.Should().ThrowAsync<ArgumentException>().WithParameterName(nameof(path));
    }

    [Fact]
    public async Task A_cancelled_opening_leaves_nothing_open()
    {
        using var folder = new TemporaryFolder();

        var act = async () => await WeChatStore.OpenAsync(folder.Database, cancellationToken: new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        folder.Names().Should().BeEmpty();
    }

    [Fact]
    public async Task One_file_is_opened_once_in_a_process()
    {
        using var folder = new TemporaryFolder();
        await using var store = await WeChatStore.OpenAsync(folder.Database);

        var act = async () => await WeChatStore.OpenAsync(folder.Database);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyOpen);
    }

    [Fact]
    public async Task Logging_that_is_configured_hears_the_engine()
    {
        using var folder = new TemporaryFolder();
        var log = new LogBook();

        await using var store = await WeChatStore.OpenAsync(folder.Database, builder => builder.Services.AddLogging(logging => logging.AddProvider(log)));

        log.Messages.Should().Contain(message => message.Contains("is open"));
    }
}
