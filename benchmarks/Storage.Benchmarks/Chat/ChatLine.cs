namespace Storage.Benchmarks;

/// <summary>A line of a chat.</summary>
/// <param name="Stream">Where it was said.</param>
/// <param name="Time">When; Unix seconds.</param>
/// <param name="User">By whom.</param>
/// <param name="Text">The text.</param>
internal sealed record ChatLine(string Stream, double Time, string User, string Text);
