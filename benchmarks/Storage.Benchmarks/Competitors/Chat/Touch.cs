namespace Storage.Benchmarks;

/// <summary>A touch that was accepted.</summary>
/// <param name="Time">The stream's last active time that it sets.</param>
/// <param name="Began">When it was handed over; a time stamp.</param>
/// <param name="Ended">When it was known to be accepted.</param>
internal readonly record struct Touch(double Time, long Began, long Ended);
