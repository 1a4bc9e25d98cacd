using System.CommandLine;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace OfflineSender;

/// <summary>Runs a command and says on standard error what went wrong, so that standard output holds ids and reports only.</summary>
internal static class SenderProgram
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = CommandLine.Create().Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            await Console.Error.WriteLineAsync(error.Message);
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }
}
