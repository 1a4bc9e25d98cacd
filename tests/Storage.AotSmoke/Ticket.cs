using Storage.Core;

namespace Storage.AotSmoke;

[Entity("tickets", Partition = nameof(Customer))]
[Index(nameof(Customer), "-" + nameof(OpenedAt))]
public sealed partial record Ticket
{
    [Key]
    public Guid Id { get; init; }

    public required string Customer { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public TicketState State { get; init; }

    [Column(Scale = 2)]
    public decimal Refund { get; init; }

    public int Replies { get; init; }

    [JsonColumn(typeof(TicketJson))]
    public string[] Tags { get; init; } = [];
}
