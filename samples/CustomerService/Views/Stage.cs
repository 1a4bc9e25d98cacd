namespace CustomerService;

/// <summary>A part of the run whose progress is shown.</summary>
/// <param name="Name">What is going on.</param>
/// <param name="Total">How many messages it is about.</param>
/// <param name="Done">Gives how many are done.</param>
internal sealed record Stage(string Name, long Total, Func<long> Done);
