using Microsoft.Extensions.Logging;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The package's log messages. Ids 4000 to 4999; no message has content of calls.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Warning, "Alert ({Severity}): {Title}. {Text}")]
    public static partial void AlertFound(ILogger logger, AlertSeverity severity, string title, string text);

    [LoggerMessage(4001, LogLevel.Error, "The alert sink threw; the alert stands in the database and is not sent again.")]
    public static partial void AlertSinkFailed(ILogger logger, Exception exception);

    [LoggerMessage(4002, LogLevel.Error, "Budgets could not be looked at after calls were recorded; the calls stand, and the next call looks again.")]
    public static partial void BudgetWatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(4003, LogLevel.Warning, "Calls to {Provider}/{Model} have no price ({Reason}): they are recorded without an amount and no budget counts them. Add the price to CostTrackingOptions.PriceFiles.")]
    public static partial void Unpriced(ILogger logger, string provider, string model, UnpricedReason reason);

    [LoggerMessage(4004, LogLevel.Warning, "The budget '{Budget}' is in {Currency} and a call to {Model} in {Other}: there is no rate for its day, so the budget does not count it. Add it to CostTrackingOptions.ExchangeRates.")]
    public static partial void NoRate(ILogger logger, string budget, string currency, string model, string other);

    [LoggerMessage(4005, LogLevel.Warning, "The usage of calls to {Provider}/{Model} looks odd: {Remarks}.")]
    public static partial void OddUsage(ILogger logger, string provider, string model, UsageRemarks remarks);

    [LoggerMessage(4006, LogLevel.Error, "A call could not be recorded; it is tried again ({Waiting} wait).")]
    public static partial void RecordFailed(ILogger logger, int waiting, Exception exception);

    [LoggerMessage(4007, LogLevel.Critical, "A call is lost: it could not be recorded, and {Limit} others wait already. Its amount was {Micros} micro-units.")]
    public static partial void RecordLost(ILogger logger, int limit, long? micros);

    [LoggerMessage(4008, LogLevel.Warning, "The clients are in an order that costs more or less than is recorded: {Problem}")]
    public static partial void ClientOrder(ILogger logger, string problem);

    [LoggerMessage(4009, LogLevel.Information, "{Count} reservations of calls that never ended were given back.")]
    public static partial void LeasesExpired(ILogger logger, int count);

    [LoggerMessage(4010, LogLevel.Error, "The maintenance of the cost tracking failed; it is tried again.")]
    public static partial void MaintenanceFailed(ILogger logger, Exception exception);
}
