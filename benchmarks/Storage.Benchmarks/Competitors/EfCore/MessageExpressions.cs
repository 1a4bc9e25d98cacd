using System.Linq.Expressions;

namespace Storage.Benchmarks;

/// <summary>What a program writes into its LINQ queries on a table of messages; made anew for each query, as there.</summary>
internal sealed class MessageExpressions<T>
{
    public required Func<string, Expression<Func<T, bool>>> HasMessageId { get; init; }

    public required Func<string, Expression<Func<T, bool>>> HasChatId { get; init; }

    public required Func<long[], Expression<Func<T, bool>>> HasOneOf { get; init; }

    public required Expression<Func<T, double>> Time { get; init; }
}
