using Storage.Core;

namespace Storage.AotSmoke;

[Row]
public readonly partial record struct CustomerTickets(string Customer, long Count);
