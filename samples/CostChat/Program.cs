// A chat host whose budget runs out: it streams answers from an endpoint on this machine until a call is refused before it is made.
// Arguments: [--budget CNY] [--model MODEL] [--database PATH]
using System.ClientModel;
using System.Globalization;
using CostChat;
using CostTracking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var budget = settings.GetValue("budget", 0.02m);
var model = settings["model"] ?? "qwen-max";
var path = settings["database"] ?? Path.Combine(Directory.CreateTempSubdirectory("cost-chat-").FullName, "chat.db");
await using var endpoint = new LoopbackEndpoint();

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
builder.Services.AddWeChatStorage(storage => storage.Database.Path = path).AddCostTracking(costs =>
{
    (costs.DailyBudget, costs.DailyBudgetIsHard) = (budget, true);

    // the endpoint is on this machine, so it does not say whose it is
    costs.Capture.Provider = settings["provider"] ?? "qwen";
});
builder.Services.AddChatClient(services => new OpenAIClient(
        new ApiKeyCredential(settings["QWEN_API_KEY"] ?? "none"), new OpenAIClientOptions { Endpoint = endpoint.Url }).GetChatClient(model).AsIChatClient())
    .UseFunctionInvocation()
    .UseCostTracking();
using var host = builder.Build();
await host.StartAsync();

var client = host.Services.GetRequiredService<IChatClient>();
var tracker = host.Services.GetRequiredService<CostTracker>();
var history = new List<ChatMessage>();
var calls = 0;
using (new CallLabels { UserId = "wx-li", SessionId = "room-1", Tags = ["sample"] }.Use())
{
    try
    {
        while (true)
        {
            history.Add(new(ChatRole.User, $"Question {calls + 1}: where is my parcel?"));
            var answer = string.Empty;
            await foreach (var update in client.GetStreamingResponseAsync(history, new ChatOptions { MaxOutputTokens = 200 }))
            {
                answer += update.Text;
            }

            history.Add(new(ChatRole.Assistant, answer));
            calls++;
            var status = await tracker.GetBudgetAsync("daily");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls,3}. {answer}  [{status.Spent} of {status.Limit}, {status.UsedPercent:0.0} %]"));
        }
    }
    catch (BudgetExceededException refusal)
    {
        Console.WriteLine($"Refused after {calls} calls, {endpoint.Requests} of which reached the endpoint.");
        Console.WriteLine(refusal.Message);
    }
}

var report = await host.Services.GetRequiredService<CostReports>().GetDailyReportAsync();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{report.Date:yyyy-MM-dd}: {report.TotalCalls} calls, {report.Total}, {report.AverageCostPerCall} each, {report.BudgetUsedPercent} % of the budget"));
await host.StopAsync();
return calls > 0 && endpoint.Requests == calls && report.Total.ToDecimal() <= budget ? 0 : 1;
