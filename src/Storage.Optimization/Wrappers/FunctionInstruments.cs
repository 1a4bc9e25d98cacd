namespace Storage.Optimization;

/// <summary>The names of the instruments of measured functions, on the meter <see cref="StorageTelemetry.Name"/>.</summary>
public static class FunctionInstruments
{
    /// <summary>A histogram, in seconds: how long measured functions took, by <c>code.function.name</c> and <c>error.type</c>.</summary>
    public const string Duration = "wechat.storage.function.duration";
}
