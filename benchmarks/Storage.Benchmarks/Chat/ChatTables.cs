using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The tables of a chat bot: how a line becomes their rows, and how ours names their columns.</summary>
internal sealed class ChatTables<TStream, TPerson, TMessage>
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    /// <summary>What the names of its cases end in.</summary>
    public required string Suffix { get; init; }

    public required Func<ChatLine, TStream> Stream { get; init; }

    public required Func<ChatLine, TPerson> Person { get; init; }

    /// <summary>Makes the message with a number of its own.</summary>
    public required Func<ChatLine, long, TMessage> Message { get; init; }

    public required Func<TStream, double, TStream> Touched { get; init; }

    public required Column<TStream, string?> StreamId { get; init; }

    public required Column<TStream, double> LastActiveTime { get; init; }

    public required Column<TPerson, string?> PersonId { get; init; }

    public required Column<TMessage, string?> ChatId { get; init; }

    public required Column<TMessage> Time { get; init; }

    /// <summary>Gets what tells messages of the same time apart.</summary>
    public required Column<TMessage> MessageKey { get; init; }

    public static EntityMap[] Maps => [Entity.Map<TStream>(), Entity.Map<TPerson>(), Entity.Map<TMessage>()];
}
