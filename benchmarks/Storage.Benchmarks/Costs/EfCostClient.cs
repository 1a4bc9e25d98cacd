using CostTracking.Internal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A caller that records with EF Core: the row and the sums of the hour and the day in one transaction, by SaveChanges.</summary>
internal sealed class EfCostClient : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly DbContextOptions<EfCostContext> _options;
    private readonly string _user;

    public EfCostClient(string path, int user)
    {
        _connection = Pragmas.Open(path);
        _options = new DbContextOptionsBuilder<EfCostContext>().UseSqlite(_connection).Options;
        _user = $"u{user}";
    }

    public bool Record()
    {
        using var context = new EfCostContext(_options);
        using var transaction = context.Database.BeginTransaction();
        var row = NewRow(_user);
        context.Add(row);
        var hour = new DateTimeOffset(row.StartedAt!.Value.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        Add(context, row, RollupGrain.Hour, hour);
        Add(context, row, RollupGrain.Day, hour.AddHours(-hour.Hour));
        context.SaveChanges();
        transaction.Commit();
        return true;
    }

    public void Dispose() => _connection.Dispose();

    private static LlmUsage NewRow(string user) => new()
    {
        ModelName = "m",
        ModelAssignName = "",
        ModelApiProvider = "bench",
        UserId = user,
        RequestType = "chat",
        Endpoint = "/v1/chat/completions",
        PromptTokens = 1_000,
        CompletionTokens = 500,
        TotalTokens = 1_500,
        Cost = 0.002,
        Status = "success",
        Timestamp = DateTime.UtcNow,
        CallId = Guid.CreateVersion7(),
        StartedAt = DateTimeOffset.UtcNow,
        PriceVersion = "benchmark:bench/m@start",
        AmountMicros = 2_000,
        Currency = "CNY",
        UsageSource = UsageSource.Provider,
        Outcome = CallOutcome.Completed,
        Attempt = 1,
        CachedTokens = 0,
        Duration = TimeSpan.FromMilliseconds(1),
    };

    private static void Add(EfCostContext context, LlmUsage row, RollupGrain grain, DateTimeOffset start)
    {
        var sum = context.Set<CostRollup>().FirstOrDefault(sum =>
            sum.Grain == grain && sum.Start == start && sum.Tag == "" && sum.Provider == row.ModelApiProvider && sum.Model == row.ModelName && sum.UserId == row.UserId && sum.Currency == "CNY");
        if (sum is null)
        {
            context.Add(new CostRollup
            {
                Grain = grain, Start = start, Tag = "", Provider = row.ModelApiProvider, Model = row.ModelName, UserId = row.UserId, Currency = "CNY",
                Calls = 1, InputTokens = row.PromptTokens, OutputTokens = row.CompletionTokens, AmountMicros = row.AmountMicros!.Value,
            });
            return;
        }

        var entry = context.Entry(sum);
        entry.Property(total => total.Calls).CurrentValue++;
        entry.Property(total => total.InputTokens).CurrentValue += row.PromptTokens;
        entry.Property(total => total.OutputTokens).CurrentValue += row.CompletionTokens;
        entry.Property(total => total.AmountMicros).CurrentValue += row.AmountMicros!.Value;
    }
}
