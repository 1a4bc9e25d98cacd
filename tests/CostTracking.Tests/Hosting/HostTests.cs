using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Storage.Alerts;
using Storage.Core;

namespace CostTracking.Tests;

public sealed class HostTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("storage-costs-").FullName;

    private string Database => Path.Combine(_directory, "bot.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_host_has_it_without_a_word_and_a_chat_client_finds_it()
    {
        using var host = Build(services => services.AddWeChatStorage(options => options.Database.Path = Database));
        await host.StartAsync();

        var client = new ChatClientBuilder(new ScriptedClient { Usage = new() { InputTokenCount = 1_000 } }).UseCostTracking().Build(host.Services);
        await client.GetResponseAsync("hello");

        var rows = await host.Services.GetRequiredService<IStorage>().QueryAsync(Query.From<LlmUsage>());
        rows.Should().ContainSingle().Which.AmountMicros.Should().BeNull("the catalog does not know the client's model");
        host.Services.GetRequiredService<IAlertSink>().Should().BeOfType<AlertHub>();
        (await host.Services.GetRequiredService<CostReports>().GetDailyReportAsync()).TotalCalls.Should().Be(1);
        await host.StopAsync();
    }

    [Fact]
    public async Task Options_come_from_the_configurations_sections()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Path"] = Database,
            ["Costs:DailyBudget"] = "7.5",
            ["Costs:DailyBudgetIsHard"] = "true",
            ["Costs:Budgets:0:Name"] = "users",
            ["Costs:Budgets:0:Scope"] = "User",
            ["Costs:Budgets:0:Limit"] = "0.25",
            ["Costs:Budgets:0:Thresholds:0"] = "50",
            ["Costs:ExchangeRates:0:From"] = "USD",
            ["Costs:ExchangeRates:0:To"] = "CNY",
            ["Costs:ExchangeRates:0:Rate"] = "7.1",
            ["Costs:ExchangeRates:0:Date"] = "2026-11-01",
            ["Costs:Prices:Models:0:Provider"] = "mine",
            ["Costs:Prices:Models:0:Model"] = "house-model",
            ["Costs:Prices:Models:0:Prices:0:Currency"] = "CNY",
            ["Costs:Prices:Models:0:Prices:0:Input"] = "0.0028",
            ["Costs:Prices:Models:0:Prices:0:Output"] = "1.5",
            ["Costs:Prices:Models:0:Prices:0:CheckedOn"] = "2026-11-01",
            ["Costs:Prices:Models:0:Prices:0:Source"] = "contract",
            ["Alerts:Log"] = "false",
            ["Alerts:Robots:0:Kind"] = "Feishu",
            ["Alerts:Robots:0:Url"] = "https://open.feishu.cn/open-apis/bot/v2/hook/x",
        }).Build();
        using var host = Build(services => services.AddWeChatStorage(configuration));
        await host.StartAsync();

        var tracker = host.Services.GetRequiredService<CostTracker>();
        (await tracker.GetBudgetAsync("daily")).Should().BeEquivalentTo(new { Limit = new Money(7_500_000, "CNY"), IsHard = true });
        (await tracker.GetBudgetAsync("users", "u1")).Limit.Should().Be(new Money(250_000, "CNY"));
        tracker.Catalog.Quote("mine", "house-model", new(1_000_000, 0), TestLedger.Start).Amount.Should().Be(new Money(2_800, "CNY"));
        host.Services.GetRequiredService<IOptionsMonitor<AlertOptions>>().CurrentValue.Robots.Should().ContainSingle().Which.Kind.Should().Be(RobotKind.Feishu);
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Costs:TimeZone", "Mars/Olympus", "Mars/Olympus")]
    [InlineData("Costs:DailyBudget", "-1", "DailyBudget is -1")]
    [InlineData("Costs:DailyBudget", "0.0000001", "six places")]
    [InlineData("Costs:LeaseTime", "00:00:00", "LeaseTime")]
    [InlineData("Costs:UnpricedPolicy", "Fallback", "FallbackPrice")]
    [InlineData("Costs:Budgets:0:Name", "daily", "name of the daily one")]
    [InlineData("Costs:Budgets:0:Name", "a|b", "Name")]
    [InlineData("Costs:ExchangeRates:0:From", "usd", "From")]
    public async Task A_wrong_option_stops_the_start_and_is_named(string key, string value, string named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Path"] = Database, [key] = value }).Build();
        using var host = Build(services => services.AddWeChatStorage(configuration));

        var start = () => host.StartAsync();

        await start.Should().ThrowAsync<OptionsValidationException>().WithMessage($"*{named}*");
    }

    [Fact]
    public async Task A_wrong_price_stops_the_start()
    {
        using var host = Build(services => services.AddWeChatStorage(options => options.Database.Path = Database)
            .AddCostTracking(costs => costs.Prices = new() { Models = { Prices.Model("m", Prices.Price(-1m, 1m)) } }));

        var start = () => host.StartAsync();

        await start.Should().ThrowAsync<PriceCatalogException>().WithMessage("*negative*");
    }

    [Fact]
    public async Task A_stop_records_what_was_taken()
    {
        using var host = Build(services => services.AddWeChatStorage(options => options.Database.Path = Database));
        await host.StartAsync();
        var tracker = host.Services.GetRequiredService<CostTracker>();

        var calls = Enumerable.Range(0, 500).Select(_ => tracker.RecordAsync(new() { Provider = "qwen", Model = "qwen-max" }, Prices.Used(1_000, 0)).AsTask()).ToList();
        await host.StopAsync();
        var outcomes = await Task.WhenAll(calls.Select(async call =>
        {
            try
            {
                await call;
                return true;
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.Closed)
            {
                return false;
            }
        }));

        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Database });
        (await storage.QueryAsync(Query.From<LlmUsage>())).Should().HaveCount(outcomes.Count(isRecorded => isRecorded));
    }

    [Fact]
    public async Task Two_storages_have_a_tracker_each()
    {
        using var host = Build(services =>
        {
            services.AddWeChatStorage("a", options => options.Database.Path = Database);
            services.AddWeChatStorage("b", options => options.Database.Path = Database + "2").AddCostTracking(costs => costs.DailyBudget = 1m);
        });
        await host.StartAsync();

        (await host.Services.GetRequiredKeyedService<CostTracker>("a").GetBudgetAsync("daily")).Limit.Micros.Should().Be(100_000_000);
        (await host.Services.GetRequiredKeyedService<CostTracker>("b").GetBudgetAsync("daily")).Limit.Micros.Should().Be(1_000_000);
        await host.StopAsync();
    }

    private static IHost Build(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        configure(builder.Services);
        return builder.Build();
    }
}
