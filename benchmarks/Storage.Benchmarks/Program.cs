using System.Reflection;
using BenchmarkDotNet.Running;
using Storage.Benchmarks;

// what BenchmarkDotNet cannot answer is a command; what is no command is BenchmarkDotNet's
var commands = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["ratios"] = RatiosCommand.RunAsync,
    ["replay"] = ReplayCommand.RunAsync,
    ["races"] = RacesCommand.RunAsync,
    [RacedNode.Command] = RacedNode.RunAsync,
    ["compare-ratios"] = CompareCommand.RunAsync,
};

return args is [var name, .. var rest] && commands.TryGetValue(name, out var command) ? await command(rest) : RunBenchmarks(args);

static int RunBenchmarks(string[] args)
{
    var summaries = BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args, BenchmarkConfig.Create()).ToList();
    return summaries.Exists(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
}
