using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace CustomerService;

/// <summary>The program: reads the command line, builds the host, and turns every failure into one sentence and an exit code.</summary>
public static class DeskProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Adds to the storage, for hosts that put layers of their own into its pipe.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Action<IStorageBuilder>? configure = null)
    {
        try
        {
            return await CommandLine.InvokeAsync(args, options => RunAsync(options, configure));
        }
        catch (Exception exception) when (exception is DeskException or StorageException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
            return ExitCode.Refused;
        }
    }

    private static async Task<int> RunAsync(DeskOptions options, Action<IStorageBuilder>? configure)
    {
        var dialogues = DialogueSet.Open(options.Input);
        var summary = dialogues.Summarize(options.Limit);
        summary.Report(Console.Error);
        using var acknowledged = AcknowledgedFile.Open(options.Acknowledged);

        var builder = CreateBuilder();
        var storage = builder.Services.AddWeChatStorage(storage => storage.Database.Path = options.Database).AddBatching().AddSlowLog();
        configure?.Invoke(storage);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(dialogues)
            .AddSingleton(summary)
            .AddSingleton(acknowledged)
            .AddSingleton(DeskView.For(options))
            .AddSingleton<DeskCounters>()
            .AddSingleton<Desk>()
            .AddSingleton<Verification>()
            .AddSingleton<DeskRun>();
        using var host = builder.Build();
        return await RunAsync(host, options);
    }

    private static HostApplicationBuilder CreateBuilder()
    {
        // Settings stand beside the program. In the current folder the host would watch for them, and hear of every write to a database
        // there.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // shown at the end
        builder.Logging.AddFilter("Storage.Optimization.SlowLog", LogLevel.None);
        // a host that cannot start logs the exception that RunAsync puts into one sentence
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        return builder;
    }

    private static async Task<int> RunAsync(IHost host, DeskOptions options)
    {
        await StartAsync(host, options);
        var run = host.Services.GetRequiredService<DeskRun>();
        try
        {
            await run.StoreAndVerifyAsync();
        }
        finally
        {
            await host.StopAsync();
        }

        return run.Report();
    }

    private static async Task StartAsync(IHost host, DeskOptions options)
    {
        try
        {
            await host.StartAsync();
        }
        catch (StorageException exception)
        {
            throw new DeskException($"The database '{options.Database}' cannot be opened: {exception.Message}", exception);
        }
        catch (ArgumentException exception)
        {
            throw new DeskException($"The database '{options.Database}' cannot be opened: that is no path of a file.", exception);
        }
    }
}
